package main

import (
	"context"
	"encoding/json"
	"maps"
	"reflect"
	"slices"
	"strconv"

	proto "github.com/dapr/dapr/pkg/proto/components/v1"
	"google.golang.org/grpc/codes"
	"google.golang.org/grpc/status"
	"google.golang.org/protobuf/types/known/anypb"
)

// Query supports the filter EQ on members of objects, and pagination. Results are sorted by key.
func (s *stateStores) Query(ctx context.Context, request *proto.QueryRequest) (*proto.QueryResponse, error) {
	response := &proto.QueryResponse{}
	err := s.with(ctx, request.GetMetadata(), func(store *stateStore) error {
		query := request.GetQuery()
		if len(query.GetSort()) > 0 {
			return status.Error(codes.InvalidArgument, "this store does not sort")
		}
		wanted, err := members(query.GetFilter())
		if err != nil {
			return err
		}
		var found []*proto.QueryItem
		for _, key := range slices.Sorted(maps.Keys(store.items)) {
			if value := store.items[key]; has(value.data, wanted) {
				found = append(found, &proto.QueryItem{Key: key, Data: value.data, Etag: value.wireETag()})
			}
		}
		response.Metadata = map[string]string{"found": strconv.Itoa(len(found))}
		response.Items, response.Token, err = page(found, query.GetPagination())
		return err
	})
	return response, err
}

// members are the members that a value must have.
func members(filter map[string]*anypb.Any) (map[string]any, error) {
	wanted := map[string]any{}
	for operator, operand := range filter {
		if operator != "EQ" {
			return nil, status.Errorf(codes.InvalidArgument, "this store supports only the filter EQ, not %q", operator)
		}
		if err := json.Unmarshal(operand.GetValue(), &wanted); err != nil {
			return nil, status.Errorf(codes.InvalidArgument, "the filter EQ must be an object: %v", err)
		}
	}
	return wanted, nil
}

func has(data []byte, wanted map[string]any) bool {
	value := map[string]any{}
	if len(wanted) > 0 && json.Unmarshal(data, &value) != nil {
		return false
	}
	for name, member := range wanted {
		if found, ok := value[name]; !ok || !reflect.DeepEqual(found, member) {
			return false
		}
	}
	return true
}

// page returns one page of the results and, unless it is the last, a token: the start of the next page.
func page(found []*proto.QueryItem, wanted *proto.Pagination) ([]*proto.QueryItem, string, error) {
	start := 0
	if token := wanted.GetToken(); token != "" {
		var err error
		if start, err = strconv.Atoi(token); err != nil || start < 0 || start > len(found) {
			return nil, "", status.Errorf(codes.InvalidArgument, "the token %q is not a page token of this store", token)
		}
	}
	rest := found[start:]
	if limit := int(wanted.GetLimit()); limit > 0 && limit < len(rest) {
		return rest[:limit], strconv.Itoa(start + limit), nil
	}
	return rest, "", nil
}
