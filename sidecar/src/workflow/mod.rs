//! Workflows: instances, their histories, and the workers that carry their code out.
//!
//! A worker connects and gets work: turns of instances and activities. A turn is given the history of an instance and what is new,
//! and comes back with actions: activities, timers, children, an end. What comes of them is new for a later turn. An instance has one
//! turn at a time, and one only while a worker is there.
//!
//! Everything is in memory and belongs to one sidecar. [`engine`] is what is known, [`turn`] leads an instance on, [`outcome`]
//! reads actions, [`manage`] is what is asked from outside, [`workers`] who is connected.

mod activity;
mod engine;
mod fault;
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
pub(crate) use self::fault::{Fault, NO_STATE};
pub(crate) use self::instance::View;
pub(crate) use self::manage::NewInstance;
pub(crate) use self::messages::Status;
pub(crate) use self::names::{InstanceIdFault, check_instance_id};
pub(crate) use self::waiting::Wanted;
