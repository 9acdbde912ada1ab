//! What the sidecar of the demo is given. How it is started is another matter.

use std::path::PathBuf;

use crate::project::Project;

/// The application that the sidecar belongs to, its ports, and its components.
#[derive(Debug, Clone)]
pub(super) struct Given {
    pub(super) app_id: String,
    pub(super) app_port: u16,
    pub(super) http_port: u16,
    /// The components that need nothing else. Paths in them are relative to this folder.
    pub(super) components: PathBuf,
    /// The components that need a Redis, whose address they read from `REDIS_HOST`.
    pub(super) with_redis: PathBuf,
}

/// The building blocks that components in [`Given::with_redis`] are for, as `tour` calls them.
pub(super) const NEED_REDIS: [&str; 2] = ["configuration", "lock"];

impl Given {
    /// The sidecar of this application, with the components of the examples.
    pub(super) fn new(project: &Project, app_id: &str, app_port: u16, http_port: u16) -> Self {
        let components = project.root().join("examples/components");
        Self {
            app_id: app_id.to_owned(),
            app_port,
            http_port,
            with_redis: components.join("redis"),
            components,
        }
    }
}
