package main

import (
	"google.golang.org/genproto/googleapis/rpc/errdetails"
	"google.golang.org/grpc/codes"
	"google.golang.org/grpc/status"
	"google.golang.org/protobuf/protoadapt"
)

// failWith is the entry of a request's metadata that makes it fail. Its value is an HTTP status.
const failWith = "fail-with"

// failure is what the metadata of a request asks for: an error for which the component chooses the HTTP status, or none.
func failure(metadata map[string]string) error {
	code, ok := metadata[failWith]
	if !ok {
		return nil
	}
	return fault(codes.Internal, "the request wants to fail with "+code, &errdetails.ErrorInfo{
		Reason: "ASKED_FOR",
		Domain: "droid",
		// These three are how a component tells daprd status and code.
		Metadata: map[string]string{"kit_error": "true", "http_code": code, "tag": "ERR_DROID"},
	})
}

// wrongETag is an error about an ETag: codes.InvalidArgument for one that is none, codes.FailedPrecondition for another one.
func wrongETag(code codes.Code, why string) error {
	violation := &errdetails.BadRequest_FieldViolation{Field: "etag", Description: why}
	return fault(code, why, &errdetails.BadRequest{FieldViolations: []*errdetails.BadRequest_FieldViolation{violation}})
}

func fault(code codes.Code, why string, detail protoadapt.MessageV1) error {
	with, err := status.New(code, why).WithDetails(detail)
	if err != nil {
		return status.Error(codes.Internal, err.Error())
	}
	return with.Err()
}
