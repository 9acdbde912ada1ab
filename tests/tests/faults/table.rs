//! The table of outcomes, and its copy in the README.

use std::fmt;
use std::fs;
use std::path::Path;

const START: &str = "<!-- outcomes of faults: written by the test -->\n\n";
const END: &str = "<!-- end of outcomes -->";

pub(crate) struct Table(Vec<Vec<String>>);

impl Table {
    pub(crate) fn new(columns: impl IntoIterator<Item = &'static str>) -> Self {
        let head = ["fault"].into_iter().chain(columns).map(str::to_owned);
        let head: Vec<_> = head.collect();
        let line = vec!["---".to_owned(); head.len()];
        Self(vec![head, line])
    }

    pub(crate) fn row(&mut self, name: &str, cells: Vec<String>) {
        let row = [name.to_owned()].into_iter().chain(cells);
        self.0.push(row.collect());
    }

    /// Compares the table with the one in the README, or writes it there.
    pub(crate) fn assert_in_readme(&self) {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("README.md");
        let readme = fs::read_to_string(&path).expect("a README");
        let (before, rest) = readme.split_once(START).expect("the start of the table");
        let (table, after) = rest.split_once(END).expect("the end of the table");
        if std::env::var_os("UPDATE_README").is_some() {
            fs::write(&path, format!("{before}{START}{self}\n{END}{after}")).expect("written");
            return;
        }
        let (new, mut differences) = (self.to_string(), Vec::new());
        differences.extend(new.lines().filter(|line| !table.contains(line)));
        assert_eq!(
            table.trim_end(),
            new.trim_end(),
            "new: {differences:#?}; accept with UPDATE_README=1"
        );
    }
}

impl fmt::Display for Table {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0
            .iter()
            .try_for_each(|row| writeln!(formatter, "| {} |", row.join(" | ")))
    }
}

/// Returns the peak memory of this process in KiB, on Linux.
pub(crate) fn peak_memory() -> Option<u64> {
    let status = fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find(|line| line.starts_with("VmHWM:"))?;
    line.split_whitespace().nth(1)?.parse().ok()
}
