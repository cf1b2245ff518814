//! Takes a port.

use std::io::ErrorKind;
use std::net::{IpAddr, Ipv4Addr, SocketAddr, TcpListener};

use super::Error;

/// So many ports are tried, one behind the other, before nobody is helped by another.
const TRIED: u16 = 20;

/// A socket on the first port that is free, from the one that is wanted; this machine alone can reach it where no `host` is named.
pub fn bind(host: Option<IpAddr>, port: u16) -> Result<TcpListener, Error> {
    let address = |port| SocketAddr::new(host.unwrap_or(IpAddr::V4(Ipv4Addr::LOCALHOST)), port);
    let mut last = ErrorKind::AddrInUse.into();
    for port in port..=port.saturating_add(if port == 0 { 0 } else { TRIED - 1 }) {
        match TcpListener::bind(address(port)) {
            Ok(listener) => return Ok(listener),
            Err(error) if error.kind() == ErrorKind::AddrInUse => last = error,
            Err(error) => return Err(Error::Taken(address(port), error)),
        }
    }
    Err(Error::Taken(address(port), last))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_next_free_port_is_taken() {
        let first = bind(None, 0).unwrap();
        let taken = first.local_addr().unwrap().port();
        let second = bind(None, taken).unwrap().local_addr().unwrap();
        assert!(second.port() > taken && second.ip().is_loopback(), "{second}");
    }
}
