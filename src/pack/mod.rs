//! Site -> Packet.
