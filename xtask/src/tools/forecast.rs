//! What is going to be obtained, and what that takes: said before it begins.

use anyhow::Result;

use super::{Tool, Tools, rust_target};
use crate::ui;

impl Tool {
    /// How it is obtained, and roughly how long that takes.
    fn effort(self) -> String {
        let how = match self {
            Self::WasmTarget => "downloaded with rustup, 20 MB, some seconds",
            Self::WasmEdge => "downloaded with its libraries from Debian, 500 MB, about a minute",
            Self::Redis => "installed with apt-get, some seconds",
            Self::Daprd | Self::Placement | Self::Scheduler | Self::Pluggable => {
                "built from its sources with Go"
            }
            Self::WorkflowWorker => "downloaded with pip, 70 MB, some seconds",
        };
        match self.dapr() {
            Some(program) => format!("{how}, {}", program.effort()),
            None => how.to_owned(),
        }
    }
}

impl Tools {
    /// Says which of these tools are missing and what it takes to get them; nothing if all are
    /// there.
    ///
    /// # Errors
    ///
    /// When an environment variable names a tool wrongly.
    pub(crate) fn announce(&self, wanted: &[Tool]) -> Result<()> {
        let mut missing = Vec::new();
        for tool in wanted {
            if !self.has(*tool)? {
                missing.push(*tool);
            }
        }
        if !missing.is_empty() {
            ui::note(forecast(&missing));
        }
        Ok(())
    }

    fn has(&self, tool: Tool) -> Result<bool> {
        Ok(match tool.dapr() {
            Some(program) => self.find_dapr(program)?.is_some(),
            None => match tool {
                Tool::WasmTarget => rust_target::is_there(self, rust_target::WASM)?,
                Tool::Redis => self.find_redis()?.is_some(),
                Tool::WorkflowWorker => self.find_workflow_worker()?.is_some(),
                _ => self.find_wasmedge()?.is_some(),
            },
        })
    }
}

fn forecast(missing: &[Tool]) -> String {
    let lines = missing
        .iter()
        .map(|tool| format!("\n  {tool}: {}", tool.effort()));
    format!(
        "not on this machine, and obtained now, once:{}",
        lines.collect::<String>()
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_missing_is_said_with_its_price() {
        let said = forecast(&[Tool::Daprd, Tool::Redis]);
        let expected = "not on this machine, and obtained now, once:\n  \
                        daprd: built from its sources with Go, about 7 minutes on two cores, and \
                        8 GB meanwhile\n  Redis: installed with apt-get, some seconds";
        assert_eq!(said, expected);
    }
}
