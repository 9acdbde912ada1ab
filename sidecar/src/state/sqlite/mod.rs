//! `state.sqlite`: values in a file with daprd's layout, so that daprd can use the same file.
//!
//! An ETag is a UUID. Times come from the [`Clock`], not from SQLite, with a resolution of one second.
//! Expired rows are ignored and stay in the file until they are overwritten.

mod open;
#[cfg(test)]
mod tests;

use std::collections::BTreeSet;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::SystemTime;

use jiff::Timestamp;
use jiff::civil::DateTime;
use jiff::tz::TimeZone;
use rusqlite::{Connection, OptionalExtension, Row, TransactionBehavior, params, params_from_iter};
use uuid::Uuid;

use super::{Change, Delete, Entry, Found, Set, StateError, ttl};
use crate::clock::Clock;
use crate::resources::Properties;

/// The time format of SQLite and daprd.
const TIME: &str = "%Y-%m-%d %H:%M:%S";

/// The SQLite store.
#[derive(Debug)]
pub(crate) struct SqliteStore {
    connection: Mutex<Connection>,
    /// The table name: only letters, digits and underscores, so it is safe in SQL.
    table: String,
    clock: Clock,
}

impl SqliteStore {
    /// Opens the database and creates missing tables. Fails if a property is invalid.
    pub(super) fn open(properties: &Properties, clock: Clock) -> Result<Self, String> {
        let (connection, table) = open::open(properties)?;
        Ok(Self {
            connection: Mutex::new(connection),
            table,
            clock,
        })
    }

    fn connection(&self) -> MutexGuard<'_, Connection> {
        // A transaction that a panic interrupted is rolled back when dropped.
        self.connection
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
    }

    fn now(&self) -> String {
        time_text(self.clock.now())
    }

    /// Selects the rows that have not expired; parameter 1 is the current time.
    fn select(&self, condition: &str) -> String {
        let table = &self.table;
        format!(
            "SELECT key, value, is_binary, etag, expiration_time FROM {table} \
             WHERE {condition} AND (expiration_time IS NULL OR expiration_time > ?1)"
        )
    }

    pub(super) fn get(&self, key: &str) -> Result<Option<Found>, StateError> {
        if key.is_empty() {
            return Err(StateError::other("missing key in get operation"));
        }
        let statement = self.select("key = ?2");
        let connection = self.connection();
        let row = connection
            .query_row(&statement, params![self.now(), key], read_row)
            .optional();
        row.map(|row| row.map(|(_, found)| found))
            .map_err(StateError::other)
    }

    /// Existing values come first, sorted by key; then keys without a value. As in daprd, a key requested
    /// twice is returned once, and an entry with an empty key fills the list.
    pub(super) fn get_bulk(&self, keys: &[String]) -> Result<Vec<Entry>, StateError> {
        let places: Vec<String> = (2..keys.len() + 2)
            .map(|place| format!("?{place}"))
            .collect();
        let condition = format!("key IN ({})", places.join(","));
        let now = self.now();
        let values = std::iter::once(now.as_str()).chain(keys.iter().map(String::as_str));
        let statement = format!("{} ORDER BY key", self.select(&condition));
        let rows = self.rows(&statement, values.collect())?;
        let found: BTreeSet<String> = rows.iter().map(|(key, _)| key.clone()).collect();
        let mut entries: Vec<Entry> = rows
            .into_iter()
            .map(|(key, found)| Entry {
                key,
                found: Ok(Some(found)),
            })
            .collect();
        if found.len() < keys.len() {
            let missing = keys.iter().filter(|key| !found.contains(*key));
            entries.extend(missing.map(|key| Entry {
                key: key.clone(),
                found: Ok(None),
            }));
        }
        entries.resize_with(keys.len(), || Entry {
            key: String::new(),
            found: Ok(None),
        });
        Ok(entries)
    }

    pub(super) fn all(&self) -> Result<Vec<(String, Found)>, StateError> {
        let statement = format!("{} ORDER BY key", self.select("true"));
        let now = self.now();
        self.rows(&statement, vec![now.as_str()])
    }

    fn rows(&self, statement: &str, values: Vec<&str>) -> Result<Vec<(String, Found)>, StateError> {
        let connection = self.connection();
        let mut statement = connection.prepare(statement).map_err(StateError::other)?;
        let rows = statement.query_map(params_from_iter(values), read_row);
        let rows = rows.map_err(StateError::other)?;
        rows.collect::<Result<_, _>>().map_err(StateError::other)
    }

    pub(super) fn set(&self, set: &Set) -> Result<(), StateError> {
        self.write(&self.connection(), set)
    }

    pub(super) fn delete(&self, delete: &Delete) -> Result<(), StateError> {
        self.remove(&self.connection(), delete)
    }

    pub(super) fn transact(&self, changes: &[Change]) -> Result<(), StateError> {
        let mut connection = self.connection();
        // Rolled back when dropped without a commit.
        let transaction = connection
            .transaction_with_behavior(TransactionBehavior::Immediate)
            .map_err(StateError::other)?;
        for change in changes {
            match change {
                Change::Set(set) => self.write(&transaction, set)?,
                Change::Delete(delete) => self.remove(&transaction, delete)?,
            }
        }
        transaction.commit().map_err(StateError::other)
    }

    fn write(&self, connection: &Connection, set: &Set) -> Result<(), StateError> {
        set.check_options()?;
        if set.key.is_empty() {
            return Err(StateError::other("missing key in set option"));
        }
        let seconds = ttl::strict(&set.metadata)?;
        let (table, now) = (&self.table, self.clock.now());
        let expires = seconds
            .and_then(|seconds| ttl::after(now, seconds))
            .map(time_text);
        let (value, etag, now) = (
            set.value.to_go_string(),
            Uuid::new_v4().to_string(),
            time_text(now),
        );
        let alive = "(expiration_time IS NULL OR expiration_time > ?5)";
        let values = params![set.key, value, etag, expires, now, set.etag()];
        let columns = "(key, value, is_binary, etag, expiration_time, update_time)";
        let statement = match set.etag() {
            None if set.is_first_write() => format!(
                "INSERT OR REPLACE INTO {table} {columns} SELECT ?1, ?2, false, ?3, ?4, ?5 \
                 WHERE ?6 IS NULL AND NOT EXISTS (SELECT 1 FROM {table} WHERE key = ?1 AND {alive})"
            ),
            None => format!(
                "INSERT OR REPLACE INTO {table} {columns} SELECT ?1, ?2, false, ?3, ?4, ?5 WHERE ?6 IS NULL"
            ),
            Some(_) => format!(
                "UPDATE {table} SET value = ?2, is_binary = false, etag = ?3, expiration_time = ?4, \
                 update_time = ?5 WHERE key = ?1 AND etag = ?6 AND {alive}"
            ),
        };
        match connection.execute(&statement, values) {
            Ok(0) => Err(StateError::Mismatch(None)),
            Ok(_) => Ok(()),
            Err(error) => Err(StateError::other(error)),
        }
    }

    fn remove(&self, connection: &Connection, delete: &Delete) -> Result<(), StateError> {
        delete.check_options()?;
        if delete.key.is_empty() {
            return Err(StateError::other("missing key in delete operation"));
        }
        let table = &self.table;
        let statement = format!("DELETE FROM {table} WHERE key = ?1 AND (?2 IS NULL OR etag = ?2)");
        let removed = connection.execute(&statement, params![delete.key, delete.etag()]);
        match removed.map_err(StateError::other)? {
            0 if delete.etag().is_some() => Err(StateError::Mismatch(None)),
            _ => Ok(()),
        }
    }
}

/// Reads a row of [`SqliteStore::select`].
fn read_row(row: &Row<'_>) -> rusqlite::Result<(String, Found)> {
    let value: String = row.get("value")?;
    let expires: Option<String> = row.get("expiration_time")?;
    let data = if row.get("is_binary")? {
        // daprd stores binary data in this form.
        base64_bytes(&value)?
    } else {
        value.into_bytes()
    };
    let found = Found {
        data,
        etag: row.get("etag")?,
        expires: expires.as_deref().and_then(time_of),
        ..Found::default()
    };
    Ok((row.get("key")?, found))
}

fn base64_bytes(text: &str) -> rusqlite::Result<Vec<u8>> {
    use base64::Engine as _;
    let decoded = base64::engine::general_purpose::STANDARD.decode(text);
    decoded.map_err(|error| {
        let kind = rusqlite::types::Type::Text;
        rusqlite::Error::FromSqlConversionFailure(1, kind, Box::new(error))
    })
}

fn time_text(time: SystemTime) -> String {
    let time = Timestamp::try_from(time).unwrap_or(Timestamp::MAX);
    time.strftime(TIME).to_string()
}

fn time_of(text: &str) -> Option<SystemTime> {
    // daprd's driver may write a `T` and a zone.
    let civil: DateTime = text.trim_end_matches('Z').parse().ok()?;
    let time = civil.to_zoned(TimeZone::UTC).ok()?;
    Some(time.timestamp().into())
}
