//! Whose requests are answered.
//!
//! A preview listens where every page of every website can send requests: from the author's own browser. So a request must name a host
//! that is ours (a name that a stranger's server points at this machine is not), come from no other website, and only ask. What cannot be
//! understood in one way alone is refused, not mended.

use std::net::IpAddr;

/// What of a request decides whether it is answered.
pub struct Asked<'r> {
    /// The method.
    pub method: &'r str,
    /// Whether the target is a path of ours, and no whole address, `*` or authority.
    pub origin_form: bool,
    /// Every `Host` that the request names.
    pub hosts: Vec<&'r [u8]>,
    /// Every `Origin`.
    pub origins: Vec<&'r [u8]>,
    /// Every `Sec-Fetch-Site`, which browsers send and pages cannot forge.
    pub sites: Vec<&'r [u8]>,
    /// Whether a person goes to a page, and no page asks for something.
    pub navigates: bool,
    /// Whether something is sent along.
    pub has_body: bool,
}

/// Why a request is not answered: the status, and what to tell whoever looks.
pub type Refused = (u16, &'static str);

/// Knows the names under which we may be asked.
#[derive(Clone, Debug)]
pub struct Guard {
    hosts: Vec<String>,
    /// The port, where any address of this machine will do as a name: nobody can point a name of theirs at a number.
    any_address: Option<u16>,
}

impl Guard {
    /// A guard of what listens at an address, or for this machine alone.
    pub fn new(host: Option<IpAddr>, port: u16) -> Self {
        let address = |ip: IpAddr| match ip {
            IpAddr::V4(ip) => ip.to_string(),
            IpAddr::V6(ip) => format!("[{ip}]"),
        };
        let mut names: Vec<String> = match host {
            Some(ip) if !ip.is_loopback() && !ip.is_unspecified() => vec![address(ip)],
            other => {
                let local = ["127.0.0.1", "localhost", "[::1]"].map(str::to_owned);
                local.into_iter().chain(other.map(address)).collect()
            }
        };
        names.dedup();
        let mut hosts: Vec<String> = names.iter().map(|name| format!("{name}:{port}")).collect();
        if port == 80 {
            hosts.extend(names);
        }
        Self { hosts, any_address: host.filter(IpAddr::is_unspecified).map(|_| port) }
    }

    /// Whether a request is answered.
    pub fn judge(&self, asked: &Asked<'_>) -> Result<(), Refused> {
        if !matches!(asked.method, "GET" | "HEAD") {
            return Err((405, "only GET and HEAD are answered"));
        }
        if !asked.origin_form {
            return Err((400, "the target of a request is a path"));
        }
        if asked.has_body {
            return Err((400, "nothing can be sent here"));
        }
        match asked.hosts[..] {
            [host] if self.knows(host) => {}
            [_] => return Err((421, "this is not the server that was asked for")),
            _ => return Err((400, "a request names one host")),
        }
        match asked.origins[..] {
            [] => {}
            [origin] if origin.strip_prefix(b"http://").is_some_and(|host| self.knows(host)) => {}
            _ => return Err((403, "another website asked")),
        }
        match asked.sites[..] {
            [] | [b"same-origin" | b"none"] => Ok(()),
            // Another port of this machine may lead somebody here, and ask for nothing.
            [b"same-site"] if asked.navigates => Ok(()),
            _ => Err((403, "another website asked")),
        }
    }

    fn knows(&self, host: &[u8]) -> bool {
        let Ok(host) = std::str::from_utf8(host) else { return false };
        let numbered = |port: u16| {
            let name = host.strip_suffix(&format!(":{port}"));
            name.is_some_and(|name| name.trim_start_matches('[').trim_end_matches(']').parse::<IpAddr>().is_ok())
        };
        self.hosts.iter().any(|known| known.eq_ignore_ascii_case(host)) || self.any_address.is_some_and(numbered)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn asked(host: &str) -> Asked<'_> {
        Asked {
            method: "GET",
            origin_form: true,
            hosts: vec![host.as_bytes()],
            origins: Vec::new(),
            sites: Vec::new(),
            navigates: false,
            has_body: false,
        }
    }

    fn answered(host: Option<&str>, name: &str) -> bool {
        Guard::new(host.map(|ip| ip.parse().unwrap()), 4000).judge(&asked(name)).is_ok()
    }

    #[test]
    fn only_our_own_names_are_answered_to() {
        for name in ["127.0.0.1:4000", "localhost:4000", "LocalHost:4000", "[::1]:4000"] {
            assert!(answered(None, name), "{name}");
        }
        for name in
            ["evil.example:4000", "127.0.0.1", "127.0.0.1:4001", "localhost:4000.evil.example", "127.0.0.1:4000 ", "", "192.168.1.7:4000"]
        {
            assert!(!answered(None, name), "{name}");
        }
        assert!(answered(Some("192.168.1.7"), "192.168.1.7:4000") && !answered(Some("192.168.1.7"), "localhost:4000"));
        assert!(answered(Some("fe80::1"), "[fe80::1]:4000"));
        assert!(answered(Some("0.0.0.0"), "192.168.1.7:4000") && !answered(Some("0.0.0.0"), "evil.example:4000"));
    }

    #[test]
    fn who_comes_from_elsewhere_is_refused() {
        let guard = Guard::new(None, 4000);
        let status = |change: fn(&mut Asked<'_>)| {
            let mut asked = asked("localhost:4000");
            change(&mut asked);
            guard.judge(&asked).err().map_or(200, |(status, _)| status)
        };
        assert_eq!(status(|asked| asked.origins = vec![b"http://localhost:4000"]), 200);
        assert_eq!(status(|asked| asked.sites = vec![b"none"]), 200);
        assert_eq!(status(|asked| (asked.sites, asked.navigates) = (vec![b"same-site".as_slice()], true)), 200);
        assert_eq!(status(|asked| asked.sites = vec![b"same-site"]), 403);
        assert_eq!(status(|asked| (asked.sites, asked.navigates) = (vec![b"cross-site".as_slice()], true)), 403);
        for origin in [b"null".as_slice(), b"https://localhost:4000", b"http://evil.example", b"http://localhost:4000.evil.example"] {
            let mut asked = asked("localhost:4000");
            asked.origins = vec![origin];
            assert!(guard.judge(&asked).is_err());
        }
        assert_eq!(status(|asked| asked.hosts = vec![b"localhost:4000", b"localhost:4000"]), 400);
        assert_eq!(status(|asked| asked.hosts = Vec::new()), 400);
        assert_eq!(status(|asked| asked.method = "OPTIONS"), 405);
        assert_eq!(status(|asked| asked.has_body = true), 400);
        assert_eq!(status(|asked| asked.origin_form = false), 400);
    }
}
