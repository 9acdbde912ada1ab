use super::*;

struct Folder {
    storage: LocalStorage,
    /// Deleted when dropped.
    folder: tempfile::TempDir,
}

impl Folder {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("files").to_str().unwrap().to_owned();
        let properties = [("rootPath".to_owned(), path)];
        let storage = LocalStorage::open(&properties.into_iter().collect()).unwrap();
        Self { storage, folder }
    }

    fn root(&self) -> String {
        self.storage.root.to_str().unwrap().to_owned()
    }

    /// The data of the response, or the error with `ROOT` in place of the folder.
    fn invoke(&self, operation: &str, name: &str, data: &str) -> Result<Option<Vec<u8>>, String> {
        let invocation = Invocation {
            operation: operation.to_owned(),
            data: data.to_owned(),
            metadata: [("fileName".to_owned(), name.to_owned())].into(),
        };
        let outcome = self.storage.invoke(&invocation);
        outcome
            .map(|outcome| outcome.map(|outcome| outcome.data))
            .map_err(|error| error.replace(&self.root(), "ROOT"))
    }

    fn text(&self, operation: &str, name: &str, data: &str) -> String {
        let data = self.invoke(operation, name, data).unwrap().unwrap();
        String::from_utf8(data)
            .unwrap()
            .replace(&self.root(), "ROOT")
    }

    fn error(&self, operation: &str, name: &str) -> String {
        self.invoke(operation, name, "1").unwrap_err()
    }
}

#[test]
fn files_are_created_listed_read_and_deleted() {
    let folder = Folder::new();
    assert_eq!(folder.text("list", "", ""), "null");
    assert_eq!(
        folder.text("create", "x/y", "\"plans of the station\""),
        r#"{"fileName":"x/y"}"#
    );
    assert_eq!(
        folder.text("create", "../../z", r#"{"a":1}"#),
        r#"{"fileName":"z"}"#
    );
    assert_eq!(folder.text("get", "x/y", ""), "plans of the station");
    assert_eq!(folder.text("get", "z", ""), r#"{"a":1}"#);
    assert_eq!(folder.text("list", "", ""), r#"["ROOT/x/y","ROOT/z"]"#);
    assert_eq!(folder.text("list", "x", ""), r#"["ROOT/x/y"]"#);
    assert_eq!(folder.invoke("delete", "x/y", ""), Ok(None));
    assert_eq!(folder.invoke("delete", "x", ""), Ok(None));
    let unnamed = folder.text("create", "", "1");
    assert_eq!(unnamed.len(), r#"{"fileName":""}"#.len() + 36);
}

#[test]
fn data_that_looks_like_base64_is_decoded() {
    assert_eq!(content("\"abcd\""), b"i\xb7\x1d");
    assert_eq!(content("\"ab\\ncd\""), b"i\xb7\x1d");
    assert_eq!(content("\"YR==\""), b"a");
    assert_eq!(content("\"abc\""), b"abc");
    assert_eq!(content("null"), b"\x9e\xe9\x65");
    assert_eq!(content("12345"), b"12345");
}

/// Each message was observed in a response of daprd.
#[test]
fn errors_are_those_of_daprd() {
    let folder = Folder::new();
    folder.text("create", "u", "1");
    folder.text("create", "x/y", "1");
    let cases = [
        ("get", "nope", "file not found: ROOT/nope"),
        (
            "get",
            "x",
            "error reading file ROOT/x: read ROOT/x: is a directory",
        ),
        (
            "get",
            "",
            "error reading file ROOT: read ROOT: is a directory",
        ),
        (
            "list",
            "u",
            "unable to list files as the file specified is not a directory: ROOT/u",
        ),
        (
            "list",
            "nope",
            "error getting stats for path ROOT/nope: stat ROOT/nope: no such file or directory",
        ),
        (
            "delete",
            "nope",
            "error deleting file ROOT/nope: remove ROOT/nope: no such file or directory",
        ),
        (
            "delete",
            "",
            "error deleting file ROOT: remove ROOT: directory not empty",
        ),
        (
            "create",
            "u/v",
            "error creating directory ROOT/u: mkdir ROOT/u: not a directory",
        ),
        (
            "create",
            "a\0b",
            "error getting absolute path for file a\0b: lstat ROOT//a\0b: invalid argument",
        ),
    ];
    for (operation, name, message) in cases {
        assert_eq!(folder.error(operation, name), message, "{operation} {name}");
    }
}

#[cfg(unix)]
#[test]
fn links_cannot_escape_the_root() {
    let folder = Folder::new();
    let root = folder.storage.root.clone();
    fs::write(folder.folder.path().join("secret"), "secret").unwrap();
    std::os::unix::fs::symlink(folder.folder.path(), root.join("out")).unwrap();
    std::os::unix::fs::symlink("../..", root.join("up")).unwrap();
    std::os::unix::fs::symlink("circle", root.join("circle")).unwrap();
    assert!(
        folder
            .error("get", "out/secret")
            .starts_with("file not found: ROOT/")
    );
    assert_eq!(
        folder.error("get", "up/secret"),
        "file not found: ROOT/secret"
    );
    assert!(
        folder
            .error("get", "circle")
            .contains("too many levels of symbolic links")
    );
}

#[test]
fn unusable_folders_are_refused() {
    let open = |path: &str| {
        let properties = [("rootPath".to_owned(), path.to_owned())];
        LocalStorage::open(&properties.into_iter().collect()).unwrap_err()
    };
    assert!(open("").contains("`rootPath` is missing"));
    assert!(open("/proc").contains("is a system folder"));
}
