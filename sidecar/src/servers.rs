//! The listeners of one sidecar.

use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use crate::core::Core;
use crate::error::StartError;
#[cfg(not(all(feature = "admin", feature = "grpc")))]
use crate::features::Feature;
use crate::http::{Listener, Server};

/// The addresses on which a sidecar listens.
#[derive(Debug)]
pub(crate) struct Listen {
    /// For the HTTP API. Port 0 selects a free one.
    pub(crate) http: SocketAddr,
    /// For the gRPC API, on the same address.
    pub(crate) grpc_port: Option<u16>,
    /// Further addresses, with the same ports.
    pub(crate) more: Vec<IpAddr>,
    /// A folder for Unix domain sockets.
    pub(crate) sockets: Option<PathBuf>,
    /// For health and metadata only.
    pub(crate) public: Option<SocketAddr>,
    /// The port of the admin API on the loopback address.
    pub(crate) admin_port: Option<u16>,
}

/// The servers of a sidecar.
pub(crate) struct Servers {
    http: Server,
    http_address: SocketAddr,
    grpc: Option<(Server, SocketAddr)>,
    admin: Option<(Server, SocketAddr)>,
    more: Vec<Server>,
    /// Files that are removed when the sidecar stops.
    sockets: Vec<PathBuf>,
    /// Addresses that could not be used, with the reasons.
    pub(crate) skipped: Vec<StartError>,
}

impl Servers {
    /// Listens on all addresses. Fails only if none of several addresses can be used.
    pub(crate) fn open(core: &Arc<Core>, listen: &Listen) -> Result<Self, StartError> {
        let mut skipped = Vec::new();
        let mut ips = std::iter::once(listen.http.ip()).chain(listen.more.iter().copied());
        let (http, http_address) = loop {
            let Some(ip) = ips.next() else {
                // There is one error for each address, and at least one address.
                return Err(skipped.remove(0));
            };
            match http_server(core, SocketAddr::new(ip, listen.http.port())) {
                Ok(server) => break server,
                Err(error) => skipped.push(error),
            }
        };
        let ip = http_address.ip();
        let grpc = listen
            .grpc_port
            .map(|port| grpc_server(core, SocketAddr::new(ip, port)))
            .transpose()?;
        let admin = listen
            .admin_port
            .map(|port| admin_server(core, port))
            .transpose()?;
        let mut servers = Self {
            http,
            http_address,
            grpc,
            admin,
            more: Vec::new(),
            sockets: Vec::new(),
            skipped,
        };
        for ip in ips {
            servers.open_additional(core, ip);
        }
        if let Some(folder) = &listen.sockets {
            servers.open_sockets(core, folder)?;
        }
        if let Some(address) = listen.public {
            let listening = Listener::tcp(address)
                .and_then(|listener| Server::public(Arc::clone(core), listener));
            servers
                .more
                .push(listening.map_err(|error| StartError::Listen(address, error))?);
        }
        Ok(servers)
    }

    fn open_additional(&mut self, core: &Arc<Core>, ip: IpAddr) {
        match http_server(core, SocketAddr::new(ip, self.http_address.port())) {
            Ok((server, _)) => self.more.push(server),
            Err(error) => return self.skipped.push(error),
        }
        if let Some((_, grpc)) = &self.grpc {
            match grpc_server(core, SocketAddr::new(ip, grpc.port())) {
                Ok((server, _)) => self.more.push(server),
                Err(error) => self.skipped.push(error),
            }
        }
    }

    #[cfg(unix)]
    fn open_sockets(&mut self, core: &Arc<Core>, folder: &Path) -> Result<(), StartError> {
        let path = |api: &str| folder.join(format!("dapr-{}-{api}.socket", core.app_id));
        let failed = |path: &Path, error| StartError::Socket(path.to_owned(), error);
        let http = path("http");
        let listener = Listener::unix(&http).map_err(|error| failed(&http, error))?;
        self.sockets.push(http.clone());
        let server = Server::http(Arc::clone(core), listener);
        self.more
            .push(server.map_err(|error| failed(&http, error))?);
        #[cfg(feature = "grpc")]
        {
            let grpc = path("grpc");
            let listener = Listener::unix(&grpc).map_err(|error| failed(&grpc, error))?;
            self.sockets.push(grpc.clone());
            let server = Server::start(Arc::clone(core), listener, crate::grpc::serve);
            self.more
                .push(server.map_err(|error| failed(&grpc, error))?);
        }
        Ok(())
    }

    #[cfg(not(unix))]
    fn open_sockets(&mut self, _: &Arc<Core>, folder: &Path) -> Result<(), StartError> {
        let error = std::io::Error::from(std::io::ErrorKind::Unsupported);
        Err(StartError::Socket(folder.to_owned(), error))
    }

    pub(crate) fn http_address(&self) -> SocketAddr {
        self.http_address
    }

    pub(crate) fn grpc_address(&self) -> Option<SocketAddr> {
        self.grpc.as_ref().map(|(_, address)| *address)
    }

    pub(crate) fn admin_address(&self) -> Option<SocketAddr> {
        self.admin.as_ref().map(|(_, address)| *address)
    }

    /// Accepts no more HTTP requests, and waits for active ones.
    pub(crate) async fn finish_http(&self, grace: Duration) {
        self.http.finish(grace).await;
    }

    /// Like `finish_http`, for all other servers. Workflow workers must be disconnected first.
    pub(crate) async fn finish_other_servers(&self, grace: Duration) {
        if let Some((grpc, _)) = &self.grpc {
            grpc.finish(grace).await;
        }
        for server in self.admin.iter().map(|(admin, _)| admin).chain(&self.more) {
            server.finish(grace).await;
        }
    }

    /// Closes all servers, waits until their ports are free, and removes the sockets.
    pub(crate) fn close(&self) {
        self.http.close();
        if let Some((grpc, _)) = &self.grpc {
            grpc.close();
        }
        for server in self.admin.iter().map(|(admin, _)| admin).chain(&self.more) {
            server.close();
        }
        for socket in &self.sockets {
            // It may already be removed.
            let _ = std::fs::remove_file(socket);
        }
    }
}

fn http_server(core: &Arc<Core>, address: SocketAddr) -> Result<(Server, SocketAddr), StartError> {
    listen(address, |listener| Server::http(Arc::clone(core), listener))
}

#[cfg(feature = "grpc")]
fn grpc_server(core: &Arc<Core>, address: SocketAddr) -> Result<(Server, SocketAddr), StartError> {
    listen(address, |listener| {
        Server::start(Arc::clone(core), listener, crate::grpc::serve)
    })
}

#[cfg(not(feature = "grpc"))]
fn grpc_server(_: &Arc<Core>, _: SocketAddr) -> Result<(Server, SocketAddr), StartError> {
    Err(StartError::Option("grpc port", Feature::Grpc.to_string()))
}

#[cfg(feature = "admin")]
fn admin_server(core: &Arc<Core>, port: u16) -> Result<(Server, SocketAddr), StartError> {
    listen(SocketAddr::from((Ipv4Addr::LOCALHOST, port)), |listener| {
        Server::start(Arc::clone(core), listener, crate::admin::serve)
    })
}

#[cfg(not(feature = "admin"))]
fn admin_server(_: &Arc<Core>, _: u16) -> Result<(Server, SocketAddr), StartError> {
    Err(StartError::Option("admin port", Feature::Admin.to_string()))
}

fn listen(
    address: SocketAddr,
    serve: impl FnOnce(Listener) -> std::io::Result<Server>,
) -> Result<(Server, SocketAddr), StartError> {
    let server = Listener::tcp(address).and_then(serve);
    let server = server.map_err(|error| StartError::Listen(address, error))?;
    let bound = server.address().unwrap_or(address);
    Ok((server, bound))
}
