// Command pluggable is a state store and a secret store for tests, and an application that speaks gRPC.
//
// Sidecars discover the stores by the Unix domain socket in the first argument: the socket FOLDER/droid.sock provides the component
// types state.droid and secretstores.droid. A request with "fail-with" in its metadata fails; see [failure]. The application listens
// on the port in the second argument.
package main

import (
	"context"
	"log"
	"net"
	"os"

	proto "github.com/dapr/dapr/pkg/proto/components/v1"
	"google.golang.org/grpc"
	"google.golang.org/grpc/metadata"
	"google.golang.org/grpc/reflection"
)

func main() {
	if len(os.Args) != 3 {
		log.Fatal("usage: pluggable SOCKET PORT")
	}
	components, app := listen("unix", os.Args[1]), listen("tcp", "127.0.0.1:"+os.Args[2])
	failed := make(chan error)
	go func() { failed <- componentServer().Serve(components) }()
	go func() { failed <- appServer().Serve(app) }()
	log.Printf("pluggable components listen at %s, and the application at %s", components.Addr(), app.Addr())
	log.Fatal(<-failed)
}

func listen(network, address string) net.Listener {
	listener, err := net.Listen(network, address)
	if err != nil {
		log.Fatalf("listen at %s: %v", address, err)
	}
	return listener
}

func componentServer() *grpc.Server {
	server := grpc.NewServer()
	states := &stateStores{byName: map[string]*stateStore{}}
	proto.RegisterStateStoreServer(server, states)
	proto.RegisterTransactionalStateStoreServer(server, states)
	proto.RegisterTransactionalStoreMultiMaxSizeServer(server, states)
	proto.RegisterQueriableStateStoreServer(server, states)
	proto.RegisterSecretStoreServer(server, &secretStores{byName: map[string]map[string]string{}})
	// daprd lists the services by reflection.
	reflection.Register(server)
	return server
}

// component returns the name of the component of a call: all components of one type share a socket.
func component(ctx context.Context) string {
	names := metadata.ValueFromIncomingContext(ctx, "x-component-instance")
	if len(names) == 0 {
		return ""
	}
	return names[0]
}
