//! The files of the application half.

use askama::Template;

use super::comments::{Comments, Lines};
use crate::model::{Callback, Model};

/// Renders the files and passes each one to `add` with its path.
pub(super) fn render(
    model: &Model,
    add: &mut impl FnMut(String, String),
) -> Result<(), askama::Error> {
    let mut callbacks = model
        .modules
        .iter()
        .flat_map(|module| &module.callbacks)
        .peekable();
    if callbacks.peek().is_none() {
        return Ok(());
    }
    let application = Application { model }.render()?;
    add("src/application/mod.rs".to_owned(), application);
    for callback in callbacks {
        let path = format!("src/application/{}.rs", callback.file);
        add(path, CallbackFile { callback }.render()?);
    }
    Ok(())
}

#[derive(Template)]
#[template(path = "application.rs.askama", escape = "none")]
struct Application<'a> {
    model: &'a Model,
}

#[derive(Template)]
#[template(path = "application_callback.rs.askama", escape = "none")]
struct CallbackFile<'a> {
    callback: &'a Callback,
}
