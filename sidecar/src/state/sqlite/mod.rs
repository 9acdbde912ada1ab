//! `state.sqlite`: values in a file, in daprd's own layout, so that daprd can go on with it and the reverse.
//!
//! An ETag is a UUID. Times are those of the [`Clock`], not of SQLite, to the second. Expired rows stay in
//! the file until they are written again; they are not seen.

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

use super::{Change, Delete, Entry, Found, Set, StateFault, ttl};
use crate::clock::Clock;
use crate::resources::Properties;

/// How SQLite and daprd write a time.
const TIME: &str = "%Y-%m-%d %H:%M:%S";

/// Values in a SQLite database.
#[derive(Debug)]
pub(crate) struct SqliteStore {
    connection: Mutex<Connection>,
    /// The name of the table: letters, digits and underscores only, so it can stand in a statement.
    table: String,
    clock: Clock,
}

impl SqliteStore {
    /// Opens the database and makes what is missing in it, or says what is wrong.
    pub(super) fn open(properties: &Properties, clock: Clock) -> Result<Self, String> {
        let (connection, table) = open::open(properties)?;
        Ok(Self {
            connection: Mutex::new(connection),
            table,
            clock,
        })
    }

    fn connection(&self) -> MutexGuard<'_, Connection> {
        // A transaction that a panic cut short is taken back when it is dropped.
        self.connection
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
    }

    fn now(&self) -> String {
        time_text(self.clock.now())
    }

    /// The rows that have not expired; parameter 1 is the time now.
    fn select(&self, condition: &str) -> String {
        let table = &self.table;
        format!(
            "SELECT key, value, is_binary, etag, expiration_time FROM {table} \
             WHERE {condition} AND (expiration_time IS NULL OR expiration_time > ?1)"
        )
    }

    pub(super) fn get(&self, key: &str) -> Result<Option<Found>, StateFault> {
        if key.is_empty() {
            return Err(StateFault::other("missing key in get operation"));
        }
        let statement = self.select("key = ?2");
        let connection = self.connection();
        let row = connection
            .query_row(&statement, params![self.now(), key], read_row)
            .optional();
        row.map(|row| row.map(|(_, found)| found))
            .map_err(StateFault::other)
    }

    /// What there is comes first, sorted by key; then the keys without a value. A key that is asked for twice
    /// comes once, and an entry without a name fills up the list: so it is in daprd.
    pub(super) fn get_several(&self, keys: &[String]) -> Result<Vec<Entry>, StateFault> {
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

    pub(super) fn all(&self) -> Result<Vec<(String, Found)>, StateFault> {
        let statement = format!("{} ORDER BY key", self.select("true"));
        let now = self.now();
        self.rows(&statement, vec![now.as_str()])
    }

    fn rows(&self, statement: &str, values: Vec<&str>) -> Result<Vec<(String, Found)>, StateFault> {
        let connection = self.connection();
        let mut statement = connection.prepare(statement).map_err(StateFault::other)?;
        let rows = statement.query_map(params_from_iter(values), read_row);
        let rows = rows.map_err(StateFault::other)?;
        rows.collect::<Result<_, _>>().map_err(StateFault::other)
    }

    pub(super) fn set(&self, set: &Set) -> Result<(), StateFault> {
        self.write(&self.connection(), set)
    }

    pub(super) fn delete(&self, delete: &Delete) -> Result<(), StateFault> {
        self.remove(&self.connection(), delete)
    }

    pub(super) fn transact(&self, changes: &[Change]) -> Result<(), StateFault> {
        let mut connection = self.connection();
        // Taken back when it is dropped without a commit.
        let transaction = connection
            .transaction_with_behavior(TransactionBehavior::Immediate)
            .map_err(StateFault::other)?;
        for change in changes {
            match change {
                Change::Set(set) => self.write(&transaction, set)?,
                Change::Delete(delete) => self.remove(&transaction, delete)?,
            }
        }
        transaction.commit().map_err(StateFault::other)
    }

    fn write(&self, connection: &Connection, set: &Set) -> Result<(), StateFault> {
        set.check_options()?;
        if set.key.is_empty() {
            return Err(StateFault::other("missing key in set option"));
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
            Ok(0) => Err(StateFault::Mismatch(None)),
            Ok(_) => Ok(()),
            Err(fault) => Err(StateFault::other(fault)),
        }
    }

    fn remove(&self, connection: &Connection, delete: &Delete) -> Result<(), StateFault> {
        delete.check_options()?;
        if delete.key.is_empty() {
            return Err(StateFault::other("missing key in delete operation"));
        }
        let table = &self.table;
        let statement = format!("DELETE FROM {table} WHERE key = ?1 AND (?2 IS NULL OR etag = ?2)");
        let removed = connection.execute(&statement, params![delete.key, delete.etag()]);
        match removed.map_err(StateFault::other)? {
            0 if delete.etag().is_some() => Err(StateFault::Mismatch(None)),
            _ => Ok(()),
        }
    }
}

/// A row of [`SqliteStore::select`].
fn read_row(row: &Row<'_>) -> rusqlite::Result<(String, Found)> {
    let value: String = row.get("value")?;
    let expires: Option<String> = row.get("expiration_time")?;
    let data = if row.get("is_binary")? {
        // daprd keeps bytes that did not come over HTTP in this form.
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
    decoded.map_err(|fault| {
        let kind = rusqlite::types::Type::Text;
        rusqlite::Error::FromSqlConversionFailure(1, kind, Box::new(fault))
    })
}

fn time_text(time: SystemTime) -> String {
    let time = Timestamp::try_from(time).unwrap_or(Timestamp::MAX);
    time.strftime(TIME).to_string()
}

fn time_of(text: &str) -> Option<SystemTime> {
    // daprd's own driver may write a `T` and a zone.
    let civil: DateTime = text.trim_end_matches('Z').parse().ok()?;
    let time = civil.to_zoned(TimeZone::UTC).ok()?;
    Some(time.timestamp().into())
}
