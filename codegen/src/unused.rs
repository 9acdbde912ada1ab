//! Finds keys of the description without effect: keys that can be deleted or renamed without a
//! diagnostic and without a change of the generated code.
//!
//! Every key is tried. Only the changed file is parsed again, and its module is lowered before the
//! others: nearly every change is visible there.

use std::fmt;
use std::path::Path;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

use crate::description::{Description, Document, Reference};
use crate::diagnostic::Diagnostics;
use crate::render::{self, Files};
use crate::source::{Place, Sources, Span};
use crate::yaml::{self, Node, Value};
use crate::{Failure, load, lower, parse};

/// What is done to a key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Change {
    /// The key and its value are deleted.
    Deleted,
    /// The key gets a name that nothing else has.
    Renamed,
}

impl Change {
    const ALL: [Self; 2] = [Self::Deleted, Self::Renamed];
}

/// A key without effect.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unused {
    /// The file, relative to the root.
    pub file: String,
    /// The line of the key.
    pub line: usize,
    /// The keys and indices that lead to it.
    pub path: Vec<String>,
    /// The change without effect.
    pub change: Change,
}

impl fmt::Display for Unused {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let change = match self.change {
            Change::Deleted => "deleted",
            Change::Renamed => "renamed",
        };
        let path = self.path.join(" > ");
        write!(formatter, "{}:{}: {path}: {change}", self.file, self.line)
    }
}

/// The result of trying all keys.
#[derive(Debug, Default)]
pub struct Tried {
    /// The number of changes.
    pub changes: usize,
    /// The keys without effect, in the order of the text.
    pub unused: Vec<Unused>,
}

/// Deletes and renames every key of the description in memory, one at a time.
///
/// # Errors
///
/// Returns an error if the description has errors, or if a file cannot be read.
pub fn unused_keys(root: &Path) -> Result<Tried, Failure> {
    let sources = load(root)?;
    let original = Original::of(&sources)?;
    let keys = original.keys();
    let (next, cores) = (AtomicUsize::new(0), thread::available_parallelism());
    let mut found = thread::scope(|scope| {
        let threads = (0..cores.map_or(1, usize::from)).map(|_| {
            scope.spawn(|| {
                let mut trial = Trial::of(&original, &sources);
                let mut found = Vec::new();
                while let Some(key) = keys.get(next.fetch_add(1, Ordering::Relaxed)) {
                    let changes = Change::ALL.into_iter();
                    let without_effect = changes.filter(|change| !trial.has_effect(key, *change));
                    found.extend(without_effect.map(|change| (key, change)));
                }
                found
            })
        });
        let threads: Vec<_> = threads.collect();
        let results = threads.into_iter().flat_map(|thread| thread.join());
        results.flatten().collect::<Vec<_>>()
    });
    found.sort_by_key(|(key, _)| (key.file, key.id));
    let unused = found.into_iter().map(|(key, change)| Unused {
        file: sources.get(key.file).name(),
        line: line(&sources, key),
        path: key.path.clone(),
        change,
    });
    Ok(Tried {
        changes: keys.len() * Change::ALL.len(),
        unused: unused.collect(),
    })
}

/// A key of the description.
struct Key {
    file: usize,
    id: usize,
    /// The indices of the entries and items that lead to the key.
    indices: Vec<usize>,
    path: Vec<String>,
}

fn line(sources: &Sources, key: &Key) -> usize {
    let span = Span {
        file: key.file,
        place: Place::Node(key.id),
    };
    let text = &sources.get(key.file).text[..sources.range(span).start];
    text.matches('\n').count() + 1
}

/// The description without a change, and its output.
struct Original {
    trees: Vec<Node>,
    modules: Vec<Files>,
    files: Files,
}

impl Original {
    fn of(sources: &Sources) -> Result<Self, Failure> {
        let files = files(&crate::lower(sources, crate::Format::Plain)?)?;
        let texts = (0..sources.names().count()).map(|file| &sources.get(file).text);
        let trees: Vec<_> = texts.filter_map(|text| yaml::read(text).ok()).collect();
        let mut diagnostics = Diagnostics::default();
        let description = parse::parse(sources, &mut diagnostics);
        let documents = description.documents.iter();
        let modules = documents.map(|document| module(&description, document, &mut diagnostics));
        Ok(Self {
            modules: modules.collect(),
            trees,
            files,
        })
    }

    fn keys(&self) -> Vec<Key> {
        let mut keys = Vec::new();
        for (file, tree) in self.trees.iter().enumerate() {
            let root = Key {
                file,
                id: 0,
                indices: Vec::new(),
                path: Vec::new(),
            };
            root.add_within(tree, &mut keys);
        }
        keys
    }
}

impl Key {
    /// Adds all keys within the value of this one.
    fn add_within(&self, value: &Node, keys: &mut Vec<Self>) {
        match &value.value {
            Value::Mapping(entries) => {
                for (index, (key, value)) in entries.iter().enumerate() {
                    let below = self.below(key.id, index, key.key_text().unwrap_or_default());
                    below.add_within(value, keys);
                    keys.push(below);
                }
            }
            Value::Sequence(items) => {
                for (index, item) in items.iter().enumerate() {
                    self.below(item.id, index, index.to_string())
                        .add_within(item, keys);
                }
            }
            _ => {}
        }
    }

    fn below(&self, id: usize, index: usize, name: String) -> Self {
        Self {
            file: self.file,
            id,
            indices: [&*self.indices, &[index]].concat(),
            path: [&*self.path, &[name]].concat(),
        }
    }

    /// Returns the tree of the file with the change.
    fn changed(&self, tree: &Node, change: Change) -> Node {
        let mut tree = tree.clone();
        let Some((last, indices)) = self.indices.split_last() else {
            return tree;
        };
        let mut node = &mut tree;
        for index in indices {
            node = match &mut node.value {
                Value::Mapping(entries) => &mut entries[*index].1,
                Value::Sequence(items) => &mut items[*index],
                _ => return tree,
            };
        }
        if let Value::Mapping(entries) = &mut node.value {
            match change {
                Change::Deleted => drop(entries.remove(*last)),
                Change::Renamed => {
                    let name = self.path.last().map(|name| format!("{name}Renamed"));
                    entries[*last].0.value = Value::String(name.unwrap_or_default());
                }
            }
        }
        tree
    }
}

/// The description of one thread, of which one document at a time is replaced.
struct Trial<'a> {
    original: &'a Original,
    sources: &'a Sources,
    description: Description,
    references: Vec<Vec<Reference>>,
}

impl<'a> Trial<'a> {
    fn of(original: &'a Original, sources: &'a Sources) -> Self {
        let mut documents = Vec::new();
        let mut all_references = Vec::new();
        for (file, tree) in original.trees.iter().enumerate() {
            let mut references = Vec::new();
            let mut diagnostics = Diagnostics::default();
            documents.extend(parse::document(
                file,
                tree,
                sources,
                &mut diagnostics,
                &mut references,
            ));
            all_references.push(references);
        }
        Self {
            original,
            sources,
            description: Description { documents },
            references: all_references,
        }
    }

    /// Reports whether a change leads to a diagnostic or to other output.
    fn has_effect(&mut self, key: &Key, change: Change) -> bool {
        let tree = key.changed(&self.original.trees[key.file], change);
        let mut diagnostics = Diagnostics::default();
        let mut references = Vec::new();
        let document = parse::document(
            key.file,
            &tree,
            self.sources,
            &mut diagnostics,
            &mut references,
        );
        let Some(document) = document.filter(|_| diagnostics.is_empty()) else {
            return true;
        };
        let replaced = &mut self.description.documents[key.file];
        let document = std::mem::replace(replaced, document);
        let references = std::mem::replace(&mut self.references[key.file], references);
        let has_effect = self.differs(key.file, &mut diagnostics);
        self.description.documents[key.file] = document;
        self.references[key.file] = references;
        has_effect
    }

    fn differs(&self, file: usize, diagnostics: &mut Diagnostics) -> bool {
        for references in &self.references {
            parse::check_references(&self.description, self.sources, references, diagnostics);
        }
        if !diagnostics.is_empty() {
            return true;
        }
        let document = &self.description.documents[file];
        let files_of_module = module(&self.description, document, diagnostics);
        if !diagnostics.is_empty() || files_of_module != self.original.modules[file] {
            return true;
        }
        let model = lower::lower(&self.description, diagnostics);
        // A template that cannot be rendered is an effect.
        let files = files(&model);
        !diagnostics.is_empty() || files.map_or(true, |files| files != self.original.files)
    }
}

/// Renders the client half of a module. Returns no files if the module is empty.
fn module(description: &Description, document: &Document, diagnostics: &mut Diagnostics) -> Files {
    let mut files = Files::new();
    if let Some(module) = lower::module(description, document, diagnostics) {
        let mut add = |path: String, text| drop(files.insert(path.into(), text));
        // The whole output is rendered, too: an error is reported there.
        let _ = render::module(&module, &mut add);
    }
    files
}

fn files(model: &crate::model::Model) -> Result<Files, Failure> {
    render::render(model).map_err(|error| Failure::Render(error.to_string()))
}
