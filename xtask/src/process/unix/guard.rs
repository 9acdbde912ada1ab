//! The guard: a shell that stops child processes when this process is killed.
//!
//! `Drop` does not run after `process::exit`, for values in statics, or when this process is killed.
//! The guard starts before the first child and receives the IDs of running process groups through
//! a pipe. When this process ends, the pipe closes, and the guard stops the remaining groups.

use std::fs;
use std::io::Write as _;
use std::os::unix::process::CommandExt as _;
use std::process::{Child, ChildStdin, Command, Stdio};
use std::sync::{Mutex, MutexGuard, PoisonError};

use anyhow::{Context as _, Result};
use rustix::process::{Pid, Signal};

/// Reads `+ GROUP` and `- GROUP`. At the end of the input, stops the remaining groups.
const SCRIPT: &str = r#"
trap '' INT TERM HUP QUIT
groups=' '
while read -r sign group; do
    case $sign in
        +) groups="$groups$group " ;;
        -) groups="${groups%% "$group" *} ${groups#* "$group" }" ;;
    esac
done
each() { for group in $groups; do kill -s "$1" -- "-$group" 2>/dev/null && alive=yes; done; }
each TERM
for tick in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20 21 22 23 24 25; do
    alive=; each 0
    [ "$alive" ] || exit 0
    sleep 0.2
done
each KILL
"#;

struct Guard {
    groups: Vec<Pid>,
    shell: Option<(Child, ChildStdin)>,
}

static GUARD: Mutex<Guard> = Mutex::new(Guard {
    groups: Vec::new(),
    shell: None,
});

fn lock() -> MutexGuard<'static, Guard> {
    GUARD.lock().unwrap_or_else(PoisonError::into_inner)
}

impl Guard {
    fn shell(&mut self) -> Result<&mut ChildStdin> {
        if self.shell.is_none() {
            let mut child = Command::new("/bin/sh")
                .args(["-c", SCRIPT, "xtask-guard"])
                .current_dir("/")
                .process_group(0)
                .stdin(Stdio::piped())
                .stdout(Stdio::null())
                .stderr(Stdio::null())
                .spawn()
                .context("start /bin/sh, which stops child processes if this process is killed")?;
            let stdin = child
                .stdin
                .take()
                .context("the guard has no standard input")?;
            self.shell = Some((child, stdin));
        }
        let (_, stdin) = self.shell.as_mut().context("the guard is not running")?;
        Ok(stdin)
    }

    fn tell(&mut self, sign: char, group: Pid) -> Result<()> {
        let line = format!("{sign} {}\n", group.as_raw_nonzero());
        let shell = self.shell()?;
        shell
            .write_all(line.as_bytes())
            .context("register a child process with the guard")
    }
}

/// Starts the guard, unless it is running.
pub(super) fn ready() -> Result<()> {
    lock().shell().map(drop)
}

/// Registers a group that was started.
pub(super) fn add(group: Pid) -> Result<()> {
    let mut guard = lock();
    guard.groups.push(group);
    guard.tell('+', group)
}

/// Removes a group that has ended.
pub(super) fn remove(group: Pid) {
    let mut guard = lock();
    if let Some(index) = guard.groups.iter().position(|known| *known == group) {
        guard.groups.swap_remove(index);
        // The guard may have been killed.
        let _ = guard.tell('-', group);
    }
}

/// The running groups.
pub(super) fn groups() -> Vec<Pid> {
    lock().groups.clone()
}

/// Sends a signal to a group. Returns `false` if the group has no members.
pub(super) fn signal(group: Pid, signal: Signal) -> bool {
    rustix::process::kill_process_group(group, signal).is_ok()
}

/// Whether a group has running members. Zombies do not count: the init process of a container may
/// not reap them.
pub(super) fn alive(group: Pid) -> bool {
    if rustix::process::test_kill_process_group(group).is_err() {
        return false;
    }
    let Ok(processes) = fs::read_dir("/proc") else {
        return true;
    };
    let mut stats = processes
        .flatten()
        .filter_map(|process| fs::read_to_string(process.path().join("stat")).ok())
        .peekable();
    stats.peek().is_none() || stats.any(|stat| is_live_member(&stat, group))
}

/// Reads `PID (NAME) STATE PARENT GROUP ...`.
fn is_live_member(stat: &str, group: Pid) -> bool {
    let rest = stat.rsplit_once(')').map_or("", |(_, rest)| rest);
    let mut fields = rest.split_whitespace();
    let state = fields.next();
    state != Some("Z") && fields.nth(1) == Some(&group.as_raw_nonzero().to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_dead_do_not_count() {
        let group = Pid::from_raw(40);
        let live = |stat| group.is_some_and(|group| is_live_member(stat, group));
        assert!(live("41 (a) b) S 1 40 40 0"));
        assert!(!live("41 (sh) Z 1 40 40 0"));
        assert!(!live("40 (sh) S 1 41 41 0"));
    }
}
