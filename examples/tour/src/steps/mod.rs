//! The steps, by building block. Each returns a line that describes the response.

pub(crate) mod actors;
pub(crate) mod bindings;
pub(crate) mod configuration;
pub(crate) mod conversation;
pub(crate) mod crypto;
pub(crate) mod health;
pub(crate) mod invocation;
pub(crate) mod jobs;
pub(crate) mod lock;
pub(crate) mod metadata;
pub(crate) mod publish;
pub(crate) mod secrets;
pub(crate) mod shutdown;
pub(crate) mod state;
pub(crate) mod subtle_crypto;
pub(crate) mod workflow;

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;
    use std::fs;
    use std::path::Path;

    /// The file names with this extension in a folder, without the extension, except one.
    fn names(folder: &str, kind: &str, without: &str) -> BTreeSet<String> {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
        let entries = fs::read_dir(folder).expect("the folder is there");
        let files = entries.map(|entry| entry.expect("it can be read").file_name());
        let names = files.filter_map(|file| file.to_str()?.strip_suffix(kind).map(str::to_owned));
        names.filter(|name| name != without).collect()
    }

    #[test]
    fn every_building_block_has_steps() {
        // The description has one file per building block.
        let blocks = names("../../spec", ".yaml", "common");
        assert!(blocks.contains("state"), "they are {blocks:?}");
        assert_eq!(names("src/steps", ".rs", "mod"), blocks);
    }
}
