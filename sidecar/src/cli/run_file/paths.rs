//! Locates the files of an app: its own settings come first, then the files in its folder, then the common settings.

use std::path::{Path, PathBuf};

use super::read::{Members, Reader, get};
use super::yaml::{Content, Node};

impl Reader<'_> {
    /// The resources of an app: its own, those in its folder, or the common ones.
    pub(super) fn resources(
        &mut self,
        own: &Members,
        common: &Members,
        folder: &Path,
    ) -> Vec<PathBuf> {
        let paths = self.resource_paths(own, folder);
        if !paths.is_empty() {
            return paths;
        }
        let path = folder.join(".dapr").join("resources");
        if path.exists() {
            return vec![path];
        }
        let base = self.base.to_owned();
        self.resource_paths(common, &base)
    }

    fn resource_paths(&mut self, members: &Members, base: &Path) -> Vec<PathBuf> {
        let mut paths = Vec::new();
        if let Some(node) = get(members, "resourcesPaths").filter(|node| !node.is_null()) {
            match &node.content {
                Content::List(nodes) => {
                    for node in nodes {
                        paths.extend(self.path(node, "resourcesPaths", base));
                    }
                }
                _ => self.report(node.line, "`resourcesPaths` must be a list"),
            }
        }
        if let Some(node) = get(members, "resourcesPath").filter(|node| !node.is_null()) {
            paths.extend(self.path(node, "resourcesPath", base));
        }
        paths
    }

    /// The configuration of an app, in the same order.
    pub(super) fn configuration(
        &mut self,
        own: &Members,
        common: &Members,
        folder: &Path,
    ) -> Option<PathBuf> {
        let config_node =
            |members| get(members, "configFilePath").filter(|node: &&Node| !node.is_null());
        if let Some(node) = config_node(own) {
            return self.path(node, "configFilePath", folder);
        }
        let path = folder.join(".dapr").join("config.yaml");
        if path.exists() {
            return Some(path);
        }
        let base = self.base.to_owned();
        self.path(config_node(common)?, "configFilePath", &base)
    }

    /// Resolves an existing path. `~` is the home folder.
    pub(super) fn path(&mut self, node: &Node, key: &str, base: &Path) -> Option<PathBuf> {
        let text = self.text(node, key)?;
        let path = match text.strip_prefix('~') {
            Some(rest) => {
                PathBuf::from(std::env::var_os("HOME")?).join(rest.trim_start_matches('/'))
            }
            None => base.join(text),
        };
        if path.exists() {
            // Without `.` and `..`, so that the last part is the name of the folder.
            return Some(path.canonicalize().unwrap_or(path));
        }
        self.report(
            node.line,
            format!("`{key}`: {} does not exist", path.display()),
        );
        None
    }
}
