//! What can be typed about the live preview.

use std::net::IpAddr;
use std::path::PathBuf;

use clap::{Args, ValueEnum};

#[derive(Debug, Args)]
pub struct Serve {
    /// The workspace's folder
    #[arg(default_value = ".", hide_default_value = true)]
    pub workspace: PathBuf,
    /// The port; where it is taken, the next that is free
    #[arg(long, default_value_t = 4000)]
    pub port: u16,
    /// Open the browser
    #[arg(long)]
    pub open: bool,
    /// Show it to other machines too, at this address of yours; they see the participant edition alone
    #[arg(long, value_name = "ADDRESS", value_parser = address)]
    pub host: Option<IpAddr>,
    /// Which edition can be seen [default: both; with `--host`, the participant's]
    #[arg(long, value_enum, value_name = "EDITION")]
    pub edition: Option<Shown>,
}

/// Which editions a preview shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Shown {
    /// What the one who leads gets
    Facilitator,
    /// What everybody who takes part gets
    Participant,
    /// Both, with a way from one to the other
    Both,
}

fn address(typed: &str) -> Result<IpAddr, String> {
    let bare = typed.trim_start_matches('[').trim_end_matches(']');
    bare.parse().map_err(|_| "write an address of this machine in numbers, such as 192.168.1.7".to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_host_is_an_address() {
        assert_eq!(address("192.168.1.7"), Ok("192.168.1.7".parse().unwrap()));
        assert_eq!(address("[::1]"), Ok("::1".parse().unwrap()));
        for bad in ["", "localhost", "rebound.example", "192.168.1", "192.168.1.7:4000"] {
            assert!(address(bad).unwrap_err().starts_with("write an address"), "{bad}");
        }
    }
}
