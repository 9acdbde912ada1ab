//! A client of the task hub.

use hyper_util::client::legacy::Client;
use hyper_util::client::legacy::connect::HttpConnector;
use hyper_util::rt::TokioExecutor;
use prost::Message;
use tonic::client::Grpc;
use tonic::{Request, Status, Streaming};
use tonic_prost::ProstCodec;

use crate::Sidecar;
use crate::workflow::messages::{
    CreateInstance, CreatedInstance, GetInstance, Nothing, PurgeInstances, PurgedInstances,
    RaiseEvent, State, StateOf, Suspend, Terminate, WorkItem,
};

/// A client of the task hub with its own connection.
#[derive(Clone)]
pub(super) struct Hub {
    grpc: Grpc<Client<HttpConnector, tonic::body::Body>>,
    /// The API token to send.
    pub(super) token: Option<&'static str>,
}

impl Hub {
    pub(super) fn of(sidecar: &Sidecar) -> Self {
        let mut connector = HttpConnector::new();
        connector.set_nodelay(true);
        let client = Client::builder(TokioExecutor::new())
            .http2_only(true)
            .build(connector);
        let origin = sidecar.grpc_endpoint().unwrap().parse().unwrap();
        Self {
            grpc: Grpc::with_origin(client, origin),
            token: None,
        }
    }

    fn request<Q>(&self, message: Q) -> Request<Q> {
        let mut request = Request::new(message);
        if let Some(token) = self.token {
            let metadata = request.metadata_mut();
            metadata.insert("dapr-api-token", token.parse().unwrap());
        }
        request
    }

    pub(super) async fn call<Q, A>(&self, method: &'static str, message: Q) -> Result<A, Status>
    where
        Q: Message + 'static,
        A: Message + Default + 'static,
    {
        let path = format!("/TaskHubSidecarService/{method}");
        let mut grpc = self.grpc.clone();
        grpc.ready().await.unwrap();
        let codec = ProstCodec::<Q, A>::default();
        let response = grpc.unary(self.request(message), path.parse().unwrap(), codec);
        response.await.map(tonic::Response::into_inner)
    }

    /// Connects as a worker.
    pub(super) async fn items(&self) -> Result<Streaming<WorkItem>, Status> {
        let path = "/TaskHubSidecarService/GetWorkItems".parse().unwrap();
        let mut grpc = self.grpc.clone();
        grpc.ready().await.unwrap();
        let codec = ProstCodec::<Nothing, WorkItem>::default();
        let response = grpc.server_streaming(self.request(Nothing {}), path, codec);
        response.await.map(tonic::Response::into_inner)
    }

    pub(super) async fn start(
        &self,
        id: &str,
        name: &str,
        input: Option<&str>,
    ) -> Result<CreatedInstance, Status> {
        let request = CreateInstance {
            instance_id: id.to_owned(),
            name: name.to_owned(),
            input: input.map(str::to_owned),
            scheduled_start: None,
        };
        self.call("StartInstance", request).await
    }

    pub(super) async fn raise(&self, id: &str, name: &str, input: &str) {
        let request = RaiseEvent {
            instance_id: id.to_owned(),
            name: name.to_owned(),
            input: Some(input.to_owned()),
        };
        let Nothing {} = self.call("RaiseEvent", request).await.unwrap();
    }

    pub(super) async fn suspend(&self, id: &str) {
        let request = Suspend {
            instance_id: id.to_owned(),
            reason: None,
        };
        let Nothing {} = self.call("SuspendInstance", request).await.unwrap();
    }

    pub(super) async fn terminate(&self, id: &str, output: &str, recursive: bool) {
        let request = Terminate {
            instance_id: id.to_owned(),
            output: Some(output.to_owned()),
            recursive,
        };
        let Nothing {} = self.call("TerminateInstance", request).await.unwrap();
    }

    pub(super) async fn purge(&self, id: &str, force: bool) -> Result<i32, Status> {
        let request = PurgeInstances {
            instance_id: Some(id.to_owned()),
            recursive: true,
            force: Some(force),
            filter: None,
        };
        let purged: PurgedInstances = self.call("PurgeInstances", request).await?;
        Ok(purged.count)
    }

    /// Waits for the completion of an instance.
    pub(super) async fn completion(&self, id: &str) -> State {
        let request = GetInstance {
            instance_id: id.to_owned(),
            with_values: true,
        };
        let state: StateOf = self
            .call("WaitForInstanceCompletion", request)
            .await
            .unwrap();
        state.state.unwrap()
    }
}
