package main

import (
	"context"
	"maps"
	"strconv"
	"sync"

	proto "github.com/dapr/dapr/pkg/proto/components/v1"
	"google.golang.org/grpc/codes"
	"google.golang.org/grpc/status"
)

// stateStores contains all state stores. One lock guards all of them.
type stateStores struct {
	proto.UnimplementedStateStoreServer
	proto.UnimplementedTransactionalStateStoreServer
	proto.UnimplementedTransactionalStoreMultiMaxSizeServer
	proto.UnimplementedQueriableStateStoreServer
	mutex  sync.Mutex
	byName map[string]*stateStore
}

// stateStore is one component. Its ETags are a count of writes.
type stateStore struct {
	// Maximum number of operations in a transaction; 0 without transactions.
	limit  int64
	writes int64
	items  map[string]item
}

type item struct {
	data     []byte
	etag     int64
	metadata map[string]string
}

// Init reads "transactionLimit" from the metadata of the component. If omitted, transactions are not supported.
func (s *stateStores) Init(ctx context.Context, request *proto.InitRequest) (*proto.InitResponse, error) {
	store := &stateStore{items: map[string]item{}}
	if limit, ok := request.GetMetadata().GetProperties()["transactionLimit"]; ok {
		var err error
		if store.limit, err = strconv.ParseInt(limit, 10, 64); err != nil || store.limit < 1 {
			return nil, status.Errorf(codes.InvalidArgument, "transactionLimit is %q; it must be a positive number", limit)
		}
	}
	s.mutex.Lock()
	defer s.mutex.Unlock()
	s.byName[component(ctx)] = store
	return &proto.InitResponse{}, nil
}

func (s *stateStores) Features(ctx context.Context, _ *proto.FeaturesRequest) (*proto.FeaturesResponse, error) {
	features := []string{"ETAG", "QUERY_API"}
	err := s.with(ctx, nil, func(store *stateStore) error {
		if store.limit > 0 {
			features = append(features, "TRANSACTIONAL")
		}
		return nil
	})
	return &proto.FeaturesResponse{Features: features}, err
}

func (s *stateStores) Ping(context.Context, *proto.PingRequest) (*proto.PingResponse, error) {
	return &proto.PingResponse{}, nil
}

func (s *stateStores) Get(ctx context.Context, request *proto.GetRequest) (*proto.GetResponse, error) {
	response := &proto.GetResponse{}
	err := s.with(ctx, request.GetMetadata(), func(store *stateStore) error {
		if found, ok := store.items[request.GetKey()]; ok {
			response.Data, response.Etag, response.Metadata = found.data, found.wireETag(), found.metadata
		}
		return nil
	})
	return response, err
}

func (s *stateStores) BulkGet(ctx context.Context, request *proto.BulkGetRequest) (*proto.BulkGetResponse, error) {
	response := &proto.BulkGetResponse{}
	for _, wanted := range request.GetItems() {
		found, err := s.Get(ctx, wanted)
		if err != nil {
			return nil, err
		}
		response.Items = append(response.Items, &proto.BulkStateItem{
			Key: wanted.GetKey(), Data: found.GetData(), Etag: found.GetEtag(), Metadata: found.GetMetadata(),
		})
	}
	return response, nil
}

func (s *stateStores) Set(ctx context.Context, request *proto.SetRequest) (*proto.SetResponse, error) {
	err := s.with(ctx, request.GetMetadata(), func(store *stateStore) error {
		if err := store.check(request.GetKey(), request.GetEtag()); err != nil {
			return err
		}
		store.set(request)
		return nil
	})
	return &proto.SetResponse{}, err
}

func (s *stateStores) BulkSet(ctx context.Context, request *proto.BulkSetRequest) (*proto.BulkSetResponse, error) {
	for _, item := range request.GetItems() {
		if _, err := s.Set(ctx, item); err != nil {
			return nil, err
		}
	}
	return &proto.BulkSetResponse{}, nil
}

func (s *stateStores) Delete(ctx context.Context, request *proto.DeleteRequest) (*proto.DeleteResponse, error) {
	err := s.with(ctx, request.GetMetadata(), func(store *stateStore) error {
		if err := store.check(request.GetKey(), request.GetEtag()); err != nil {
			return err
		}
		delete(store.items, request.GetKey())
		return nil
	})
	return &proto.DeleteResponse{}, err
}

// Transact checks every operation before it applies the first one.
func (s *stateStores) Transact(ctx context.Context, request *proto.TransactionalStateRequest) (*proto.TransactionalStateResponse, error) {
	err := s.with(ctx, request.GetMetadata(), func(store *stateStore) error {
		for _, operation := range request.GetOperations() {
			key, etag := operation.GetSet().GetKey(), operation.GetSet().GetEtag()
			if deletion := operation.GetDelete(); deletion != nil {
				key, etag = deletion.GetKey(), deletion.GetEtag()
			}
			if err := store.check(key, etag); err != nil {
				return err
			}
		}
		for _, operation := range request.GetOperations() {
			if deletion := operation.GetDelete(); deletion != nil {
				delete(store.items, deletion.GetKey())
			} else {
				store.set(operation.GetSet())
			}
		}
		return nil
	})
	return &proto.TransactionalStateResponse{}, err
}

func (s *stateStores) MultiMaxSize(ctx context.Context, _ *proto.MultiMaxSizeRequest) (*proto.MultiMaxSizeResponse, error) {
	response := &proto.MultiMaxSizeResponse{}
	err := s.with(ctx, nil, func(store *stateStore) error {
		response.MaxSize = store.limit
		return nil
	})
	return response, err
}

// with calls a function with the component of a request, unless the request selects a failure.
func (s *stateStores) with(ctx context.Context, metadata map[string]string, work func(*stateStore) error) error {
	if err := failure(metadata); err != nil {
		return err
	}
	s.mutex.Lock()
	defer s.mutex.Unlock()
	store, ok := s.byName[component(ctx)]
	if !ok {
		return status.Errorf(codes.FailedPrecondition, "the component %q is not initialized", component(ctx))
	}
	return work(store)
}

// check compares an ETag with the current one.
func (s *stateStore) check(key string, etag *proto.Etag) error {
	if etag == nil {
		return nil
	}
	wanted, err := strconv.ParseInt(etag.GetValue(), 10, 64)
	if err != nil {
		return wrongETag(codes.InvalidArgument, "the ETags of this store are numbers")
	}
	if found, ok := s.items[key]; !ok || found.etag != wanted {
		return wrongETag(codes.FailedPrecondition, "the ETag does not match the current value")
	}
	return nil
}

// set stores a value with its metadata, which reads return.
func (s *stateStore) set(request *proto.SetRequest) {
	s.writes++
	s.items[request.GetKey()] = item{data: request.GetValue(), etag: s.writes, metadata: maps.Clone(request.GetMetadata())}
}

func (i item) wireETag() *proto.Etag {
	return &proto.Etag{Value: strconv.FormatInt(i.etag, 10)}
}
