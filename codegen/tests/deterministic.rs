//! The same description leads to the same bytes: in any folder, in any order of files, with any line
//! endings, and in any environment.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Child, Command};

use dapr_codegen::{Format, Options, model, run};
use tempfile::TempDir;

const LIBRARY: &str = include_str!("fixtures/library.yaml");

/// The variable with the folder that [`generates_in_a_process`] works in.
const ROOT: &str = "CODEGEN_TEST_ROOT";

type Files = BTreeMap<PathBuf, Vec<u8>>;

/// The files of the real description, in the order of their names.
fn description() -> Vec<(String, String)> {
    let spec = Path::new(env!("CARGO_MANIFEST_DIR")).join("../spec");
    let mut files = Vec::new();
    for entry in fs::read_dir(spec).expect("the description") {
        let path = entry.expect("an entry").path();
        let name = path.file_name().and_then(|name| name.to_str());
        let name = name.expect("a name").to_owned();
        if name.ends_with(".yaml") {
            files.push((name, fs::read_to_string(&path).expect("readable")));
        }
    }
    files.sort();
    files
}

/// Creates the files of a project in `root`, in this order.
fn project<'f>(root: &Path, files: impl IntoIterator<Item = &'f (String, String)>) {
    fs::create_dir_all(root.join("spec")).expect("a folder");
    for (name, text) in files {
        fs::write(root.join("spec").join(name), text).expect("written");
    }
}

fn generate(root: &Path) -> Files {
    run(&Options {
        root: root.to_path_buf(),
        check: false,
        format: Format::Plain,
    })
    .expect("no diagnostics");
    generated(root)
}

/// Returns the contents of `generated/`.
fn generated(root: &Path) -> Files {
    let output = root.join("generated");
    let (mut files, mut folders) = (Files::new(), vec![output.clone()]);
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).expect("a folder") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            let relative = path.strip_prefix(&output).expect("within").to_path_buf();
            files.insert(relative, fs::read(&path).expect("readable"));
        }
    }
    files
}

fn assert_same(left: &Files, right: &Files) {
    assert!(!left.is_empty());
    assert!(left.keys().eq(right.keys()), "the files differ");
    let differing: Vec<_> = left
        .iter()
        .filter(|(path, text)| right[*path] != **text)
        .map(|(path, _)| path)
        .collect();
    assert!(differing.is_empty(), "these files differ: {differing:?}");
}

/// Starts a process that generates in `root`.
fn start(root: &Path, environment: &[(&str, &str)]) -> Child {
    let mut command = Command::new(std::env::current_exe().expect("the path of this test"));
    command
        .args(["--exact", "generates_in_a_process", "--ignored"])
        .env(ROOT, root)
        .envs(environment.iter().copied());
    command.spawn().expect("the process starts")
}

fn finish(mut child: Child) {
    assert!(child.wait().expect("the process runs").success());
}

#[test]
#[ignore = "the other tests start it in a process of its own"]
fn generates_in_a_process() {
    let root = std::env::var_os(ROOT).expect("the folder to generate in");
    generate(Path::new(&root));
}

#[test]
fn the_order_of_files_makes_no_difference() {
    let files = description();
    let reversed: Vec<_> = files.iter().rev().cloned().collect();
    let models = [files, reversed].map(|files| model(&files).expect("no diagnostics"));
    assert!(models[0] == models[1], "the models differ");
}

#[test]
fn line_endings_folder_and_locale_make_no_difference() {
    let (first, second) = (folder(), folder());
    let other_root = second.path().join("another folder/für Späteres");
    let files = description();
    project(first.path(), &files);
    let mut other_files = files.clone();
    other_files.reverse();
    for (_, text) in &mut other_files {
        *text = text.replace('\n', "\r\n");
    }
    project(&other_root, &other_files);
    let locale = [
        ("LC_ALL", "tr_TR.UTF-8"),
        ("LANG", "tr_TR"),
        ("TZ", "Asia/Kathmandu"),
    ];
    let processes = [start(first.path(), &[]), start(&other_root, &locale)];
    processes.into_iter().for_each(finish);
    let original = generated(first.path());
    assert_same(&original, &generated(&other_root));
    assert_same(&original, &generate(first.path()));
}

#[test]
fn processes_in_two_worktrees_do_not_disturb_each_other() {
    let (alone, first, second) = (folder(), folder(), folder());
    let library = [("library.yaml".to_owned(), LIBRARY.to_owned())];
    let renamed = LIBRARY.replace("getBook", "findBook");
    let changed = [("library.yaml".to_owned(), renamed)];
    project(alone.path(), &library);
    let expected = generate(alone.path());
    for _ in 0..3 {
        project(first.path(), &library);
        project(second.path(), &changed);
        let processes = [start(first.path(), &[]), start(second.path(), &[])];
        processes.into_iter().for_each(finish);
        assert_same(&expected, &generated(first.path()));
        let other = generated(second.path());
        assert!(other.contains_key(Path::new("src/library/find_book.rs")));
        assert!(!other.contains_key(Path::new("src/library/get_book.rs")));
        for root in [first.path(), second.path()] {
            fs::remove_dir_all(root.join("generated")).expect("removed");
        }
    }
}

fn folder() -> TempDir {
    tempfile::tempdir().expect("a folder")
}
