//! Packets -> Plan.
