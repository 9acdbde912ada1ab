package main

import (
	"context"

	common "github.com/dapr/dapr/pkg/proto/common/v1"
	runtime "github.com/dapr/dapr/pkg/proto/runtime/v1"
	"google.golang.org/grpc"
	"google.golang.org/grpc/codes"
	"google.golang.org/grpc/status"
	"google.golang.org/protobuf/types/known/anypb"
	"google.golang.org/protobuf/types/known/emptypb"
)

// app is an application whose methods all fail with error details of an unknown type, which cannot be converted to JSON.
type app struct {
	runtime.UnimplementedAppCallbackServer
}

func appServer() *grpc.Server {
	server := grpc.NewServer()
	runtime.RegisterAppCallbackServer(server, app{})
	return server
}

func (app) OnInvoke(context.Context, *common.InvokeRequest) (*common.InvokeResponse, error) {
	failure := status.New(codes.Aborted, "the application failed").Proto()
	failure.Details = []*anypb.Any{{TypeUrl: "type.googleapis.com/droid.Secret", Value: []byte("plans")}}
	return nil, status.FromProto(failure).Err()
}

func (app) ListTopicSubscriptions(context.Context, *emptypb.Empty) (*runtime.ListTopicSubscriptionsResponse, error) {
	return &runtime.ListTopicSubscriptionsResponse{}, nil
}

func (app) ListInputBindings(context.Context, *emptypb.Empty) (*runtime.ListInputBindingsResponse, error) {
	return &runtime.ListInputBindingsResponse{}, nil
}
