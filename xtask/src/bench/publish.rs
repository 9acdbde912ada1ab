//! Writes results into `bench/`, which the README shows.

use std::fs;

use anyhow::{Context as _, Result};

use super::report::Report;
use crate::project::Project;
use crate::ui;

const BEGIN: &str = "<!-- Written by `cargo xtask bench --publish`. -->\n";
const END: &str = "<!-- End of the results. -->\n";

/// Writes the plots, and the table into `bench/README.md` between two markers.
pub(super) fn publish(project: &Project, report: &Report) -> Result<()> {
    let folder = project.root().join("bench/results");
    fs::create_dir_all(&folder)
        .with_context(|| format!("create the folder {}", folder.display()))?;
    for plot in report.plots() {
        let path = folder.join(plot.file);
        fs::write(&path, &plot.svg).with_context(|| format!("write {}", path.display()))?;
    }
    let path = project.root().join("bench/README.md");
    let text = fs::read_to_string(&path).with_context(|| format!("read {}", path.display()))?;
    let text = between_markers(&text, &report.markdown())
        .with_context(|| format!("find the markers in {}", path.display()))?;
    fs::write(&path, text).with_context(|| format!("write {}", path.display()))?;
    ui::line(format_args!(
        "wrote {} and {}",
        path.display(),
        folder.display()
    ));
    Ok(())
}

/// Replaces what is between the markers.
fn between_markers(text: &str, results: &str) -> Option<String> {
    let (before, rest) = text.split_once(BEGIN)?;
    let (_, after) = rest.split_once(END)?;
    let results = results.trim_end();
    Some(format!("{before}{BEGIN}\n{results}\n\n{END}{after}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_text_between_the_markers_is_replaced() {
        let text = format!("head\n{BEGIN}old\n{END}tail\n");
        let expected = format!("head\n{BEGIN}\nnew\n\n{END}tail\n");
        assert_eq!(between_markers(&text, "new\n").as_deref(), Some(&*expected));
        assert_eq!(between_markers("head\n", "new\n"), None);
    }
}
