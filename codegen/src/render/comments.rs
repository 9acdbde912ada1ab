//! Formats text that a template cannot print line by line: comments and imports.

use crate::model::{Docs, Imports};

/// Formats documentation as comments.
pub(super) trait Comments {
    /// Formats `///` comments for an item.
    fn outer(&self) -> String;
    /// Formats `///` comments for an item within a macro, which rustfmt does not indent.
    fn outer_in(&self, indent: &str) -> String;
    /// Formats `//!` comments for a file.
    fn inner(&self) -> String;
}

impl Comments for Docs {
    fn outer(&self) -> String {
        commented(self, "///")
    }

    fn outer_in(&self, indent: &str) -> String {
        self.outer().replace('\n', &format!("\n{indent}"))
    }

    fn inner(&self) -> String {
        commented(self, "//!")
    }
}

fn commented(docs: &Docs, mark: &str) -> String {
    let lines = docs
        .iter()
        .map(|line| format!("{mark} {line}").trim_end().to_owned());
    lines.collect::<Vec<_>>().join("\n")
}

/// Formats imports as `use` lines.
pub(super) trait Lines {
    fn lines(&self) -> String;
}

impl Lines for Imports {
    fn lines(&self) -> String {
        let group = |path: &str| match path.split("::").next() {
            Some("std") => 0,
            Some("crate" | "super") => 2,
            _ => 1,
        };
        let groups = [0, 1, 2].map(|wanted| {
            let paths = self.0.iter().filter(|(path, _)| group(path) == wanted);
            let lines = paths.map(|(path, names)| {
                let names: Vec<_> = names.iter().map(String::as_str).collect();
                format!("use {path}::{{{}}};", names.join(", "))
            });
            lines.collect::<Vec<_>>().join("\n")
        });
        let groups: Vec<_> = groups
            .into_iter()
            .filter(|group| !group.is_empty())
            .collect();
        groups.join("\n\n")
    }
}
