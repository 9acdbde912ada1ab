//! Workflows: instances, histories, and workers.
//!
//! A worker connects and receives work items: turns and activities. A turn contains the history of an
//! instance and its new events, and results in actions: activities, timers, children, completion. Their
//! outcomes are new events of a later turn. An instance runs one turn at a time, and only while a worker is
//! connected.
//!
//! All state is in memory and belongs to one sidecar. [`engine`] holds the state, [`turn`] runs turns,
//! [`outcome`] interprets actions, [`manage`] implements management operations, [`workers`] tracks connected
//! workers.

mod activity;
mod engine;
mod error;
mod history;
mod instance;
mod manage;
pub(crate) mod messages;
mod names;
mod outcome;
mod patches;
mod purge;
mod receive;
mod timers;
mod turn;
mod waiting;
mod workers;

pub(crate) use self::engine::{Identity, Workflows};
pub(crate) use self::error::{NO_STATE, WorkflowError};
pub(crate) use self::instance::View;
pub(crate) use self::manage::NewInstance;
pub(crate) use self::messages::Status;
pub(crate) use self::names::{InstanceIdError, check_instance_id};
pub(crate) use self::waiting::WaitCondition;
