//! Addresses of the web: their hosts, and which of those everybody can reach.

use std::net::{Ipv4Addr, Ipv6Addr};

/// Whether it is an address of the web, and no other kind.
pub fn is_web(address: &str) -> bool {
    behind_scheme(address).is_some()
}

/// The host of an address of the web, in lower case, without its port; none where it has none.
pub fn host(address: &str) -> Option<String> {
    let whole = behind_scheme(address)?.split(['/', '?', '#', '\\']).next()?;
    let named = whole.rsplit('@').next()?;
    let host = match named.strip_prefix('[') {
        Some(v6) => v6.split(']').next()?,
        None => named.split(':').next()?,
    };
    let host = host.trim_end_matches('.').to_lowercase();
    (!host.is_empty()).then_some(host)
}

fn behind_scheme(address: &str) -> Option<&str> {
    let (scheme, rest) = address.split_once("://")?;
    (scheme.eq_ignore_ascii_case("https") || scheme.eq_ignore_ascii_case("http")).then_some(rest)
}

/// Endings of names that mean something on one network alone. Sources: RFC 6761, RFC 6762, RFC 8375, and ICANN's `internal`.
const LOCAL: [&str; 9] = ["localhost", "local", "internal", "intranet", "lan", "home", "corp", "localdomain", "home.arpa"];

/// Whether everybody can reach a host, as far as its name tells: it is no name or number of one computer or one network.
pub fn is_public(host: &str) -> bool {
    if host.contains(':') {
        return host.parse().is_ok_and(public_v6);
    }
    if host.contains(is_disguise) {
        return false;
    }
    let last = host.rsplit('.').next().unwrap_or_default();
    // A number in any other form than four of them is read in different ways.
    if last.bytes().all(|byte| byte.is_ascii_digit()) || last.starts_with("0x") {
        return host.parse().is_ok_and(public_v4);
    }
    let within = |ending: &str| host.strip_suffix(ending).is_some_and(|rest| rest.ends_with('.'));
    host.contains('.') && !LOCAL.iter().any(|ending| host == *ending || within(ending))
}

/// Whether programs read a character as a letter or digit of ASCII, as a dot, or as nothing: who means to hide a name writes it so.
fn is_disguise(c: char) -> bool {
    matches!(c, '%' | '\u{ad}' | '\u{2000}'..='\u{206f}' | '\u{2100}'..='\u{24ff}' | '\u{3002}' | '\u{ff00}'..='\u{ffef}' | '\u{1d400}'..='\u{1d7ff}')
}

/// The ranges that nobody else reaches. Source: RFC 6890.
fn public_v4(address: Ipv4Addr) -> bool {
    let [a, b, ..] = address.octets();
    let shared = a == 100 && (64..128).contains(&b);
    !(a == 0
        || a >= 240
        || shared
        || address.is_private()
        || address.is_loopback()
        || address.is_link_local()
        || address.is_documentation()
        || address.is_multicast())
}

fn public_v6(address: Ipv6Addr) -> bool {
    // What is given out to the world starts with 2 or 3, RFC 4291; what holds a number of four is as far as that one reaches.
    let mapped = address.to_ipv4_mapped();
    mapped.map_or(address.segments()[0] & 0xe000 == 0x2000, public_v4)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_host_of_an_address_is_found() {
        for (address, expected) in [
            ("https://Example.org/a?b#c", Some("example.org")),
            ("http://a.example:8080", Some("a.example")),
            ("https://me:word@a.example/@b", Some("a.example")),
            ("https://a.example.?x", Some("a.example")),
            ("http://[2001:DB8::1]:80/", Some("2001:db8::1")),
            ("https:///a", None),
            ("mailto:ana@a.example", None),
            ("ftp://a.example/", None),
        ] {
            assert_eq!(host(address).as_deref(), expected, "{address}");
        }
    }

    #[test]
    fn what_one_network_alone_reaches_is_not_public() {
        for host in [
            "example.org",
            "8.8.8.8",
            "2606:4700::1111",
            "\u{43f}\u{440}\u{438}\u{43c}\u{435}\u{440}.\u{440}\u{444}",
            "localhost.org",
            "home.example",
        ] {
            assert!(is_public(host), "{host}");
        }
        for host in [
            "localhost",
            "a.localhost",
            "printer.local",
            "wiki.corp",
            "intranet",
            "10.1.2.3",
            "192.168.0.7",
            "172.16.0.1",
            "169.254.169.254",
            "127.0.0.1",
            "127.1",
            "2130706433",
            "0x7f.1",
            "0x7f000001",
            "0.0.0.0",
            "100.64.0.1",
            "::1",
            "fe80::1",
            "fd00::1",
            "::ffff:10.0.0.1",
            "%6cocalhost",
            "\u{ff4c}ocalhost",
            "127\u{3002}0.0.1",
        ] {
            assert!(!is_public(host), "{host}");
        }
    }
}
