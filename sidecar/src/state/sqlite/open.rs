//! Opening the database.

use std::time::Duration;

use rusqlite::{Connection, OpenFlags};

use crate::resources::Properties;

/// Opens the connection. Also returns the table name.
pub(super) fn open(properties: &Properties) -> Result<(Connection, String), String> {
    let property = |name: &str| properties.get(name).filter(|value| !value.is_empty());
    let Some(text) = property("connectionString").or_else(|| property("url")) else {
        return Err(
            "the property `connectionString` is missing; set it to the path of a file, or to `:memory:`"
                .to_owned(),
        );
    };
    check_times(properties)?;
    let name =
        |property: &str, default| identifier(properties.get(property).unwrap_or(default), property);
    let table = name("tableName", "state")?;
    let metadata_table = name("metadataTableName", "metadata")?;
    let in_memory = is_in_memory(text);
    let connection = connect(text, in_memory).map_err(|error| explain(text, "opened", &error))?;
    let prepared = connection
        .busy_timeout(Duration::from_secs(2))
        .and_then(|()| set_journal(&connection, in_memory, properties.is_truthy("disableWAL")))
        .and_then(|()| create_tables(&connection, &table, &metadata_table));
    prepared.map_err(|error| explain(text, "prepared", &error))?;
    Ok((connection, table))
}

/// Validates durations as in daprd. They have no effect here.
fn check_times(properties: &Properties) -> Result<(), String> {
    let timeout = properties.duration(&["timeout", "timeoutInSeconds"])?;
    if timeout.is_some_and(|timeout| timeout < 1_000_000_000) {
        return Err("the property `timeout` must be at least 1s".to_owned());
    }
    properties.duration(&["busyTimeout"])?;
    properties.duration(&["cleanupInterval", "cleanupIntervalInSeconds"])?;
    Ok(())
}

fn explain(text: &str, what: &str, error: &rusqlite::Error) -> String {
    format!(
        "the database of `connectionString` `{text}` cannot be {what}: {error}; check that the folder exists and can be written"
    )
}

fn identifier(name: &str, property: &str) -> Result<String, String> {
    let is_there = !name.is_empty();
    if is_there
        && name
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || byte == b'_')
    {
        return Ok(name.to_owned());
    }
    Err(format!(
        "the property `{property}` is `{name}`; a table name contains only letters, digits and underscores"
    ))
}

fn is_in_memory(text: &str) -> bool {
    let text = text.to_lowercase();
    text.starts_with(":memory:") || text.starts_with("file::memory:")
}

/// Each in-memory component has its own database. (In daprd, those of one process share it.)
fn connect(text: &str, in_memory: bool) -> rusqlite::Result<Connection> {
    if in_memory {
        return Connection::open_in_memory();
    }
    let uri = if text.to_lowercase().starts_with("file:") {
        text.to_owned()
    } else {
        format!("file:{text}")
    };
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE;
    Connection::open_with_flags(uri, flags | OpenFlags::SQLITE_OPEN_URI)
}

fn set_journal(connection: &Connection, in_memory: bool, plain: bool) -> rusqlite::Result<()> {
    let mode = match (in_memory, plain) {
        (true, _) => "MEMORY",
        (false, true) => "DELETE",
        (false, false) => "WAL",
    };
    connection.pragma_update(None, "journal_mode", mode)
}

/// Creates daprd's tables. The row `migrations` records daprd's schema version.
fn create_tables(
    connection: &Connection,
    table: &str,
    metadata_table: &str,
) -> rusqlite::Result<()> {
    connection.execute_batch(&format!(
        "BEGIN EXCLUSIVE;
         CREATE TABLE IF NOT EXISTS {metadata_table} (
             key TEXT NOT NULL PRIMARY KEY,
             value TEXT NOT NULL
         );
         CREATE TABLE IF NOT EXISTS {table} (
             key TEXT NOT NULL PRIMARY KEY,
             value TEXT NOT NULL,
             is_binary BOOLEAN NOT NULL,
             etag TEXT NOT NULL,
             expiration_time TIMESTAMP DEFAULT NULL,
             update_time TIMESTAMP NOT NULL DEFAULT CURRENT_TIMESTAMP
         );
         INSERT OR IGNORE INTO {metadata_table} (key, value) VALUES ('migrations', '1');
         COMMIT;"
    ))
}
