package main

import (
	"google.golang.org/genproto/googleapis/rpc/errdetails"
	"google.golang.org/grpc/codes"
	"google.golang.org/grpc/status"
	"google.golang.org/protobuf/protoadapt"
)

// failWith is the metadata key that makes a request fail. Its value is an HTTP status.
const failWith = "fail-with"

// failure returns the error that the metadata of a request selects, with its HTTP status, or nil.
func failure(metadata map[string]string) error {
	code, ok := metadata[failWith]
	if !ok {
		return nil
	}
	return withDetail(codes.Internal, "the request selects the failure "+code, &errdetails.ErrorInfo{
		Reason: "REQUESTED",
		Domain: "droid",
		// With these three details, a component selects status and error code.
		Metadata: map[string]string{"kit_error": "true", "http_code": code, "tag": "ERR_DROID"},
	})
}

// wrongETag is an ETag error: codes.InvalidArgument for an invalid ETag, codes.FailedPrecondition for a mismatch.
func wrongETag(code codes.Code, why string) error {
	violation := &errdetails.BadRequest_FieldViolation{Field: "etag", Description: why}
	return withDetail(code, why, &errdetails.BadRequest{FieldViolations: []*errdetails.BadRequest_FieldViolation{violation}})
}

func withDetail(code codes.Code, why string, detail protoadapt.MessageV1) error {
	with, err := status.New(code, why).WithDetails(detail)
	if err != nil {
		return status.Error(codes.Internal, err.Error())
	}
	return with.Err()
}
