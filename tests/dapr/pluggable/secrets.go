package main

import (
	"context"
	"strings"
	"sync"

	proto "github.com/dapr/dapr/pkg/proto/components/v1"
)

// secretStores contains the secrets of each component: its metadata with the prefix "secret.".
type secretStores struct {
	proto.UnimplementedSecretStoreServer
	mutex  sync.Mutex
	byName map[string]map[string]string
}

func (s *secretStores) Init(ctx context.Context, request *proto.SecretStoreInitRequest) (*proto.SecretStoreInitResponse, error) {
	secrets := map[string]string{}
	for name, value := range request.GetMetadata().GetProperties() {
		if name, ok := strings.CutPrefix(name, "secret."); ok {
			secrets[name] = value
		}
	}
	s.mutex.Lock()
	defer s.mutex.Unlock()
	s.byName[component(ctx)] = secrets
	return &proto.SecretStoreInitResponse{}, nil
}

func (s *secretStores) Features(context.Context, *proto.FeaturesRequest) (*proto.FeaturesResponse, error) {
	return &proto.FeaturesResponse{}, nil
}

func (s *secretStores) Ping(context.Context, *proto.PingRequest) (*proto.PingResponse, error) {
	return &proto.PingResponse{}, nil
}

// Get returns an empty response if the secret does not exist.
func (s *secretStores) Get(ctx context.Context, request *proto.GetSecretRequest) (*proto.GetSecretResponse, error) {
	if err := failure(request.GetMetadata()); err != nil {
		return nil, err
	}
	value, ok := s.of(ctx)[request.GetKey()]
	if !ok {
		return &proto.GetSecretResponse{}, nil
	}
	return &proto.GetSecretResponse{Data: map[string]string{request.GetKey(): value}}, nil
}

func (s *secretStores) BulkGet(ctx context.Context, request *proto.BulkGetSecretRequest) (*proto.BulkGetSecretResponse, error) {
	if err := failure(request.GetMetadata()); err != nil {
		return nil, err
	}
	all := map[string]*proto.SecretResponse{}
	for name, value := range s.of(ctx) {
		all[name] = &proto.SecretResponse{Secrets: map[string]string{name: value}}
	}
	return &proto.BulkGetSecretResponse{Data: all}, nil
}

// of returns the secrets of the component of a request. They never change.
func (s *secretStores) of(ctx context.Context) map[string]string {
	s.mutex.Lock()
	defer s.mutex.Unlock()
	return s.byName[component(ctx)]
}
