// The presenter's window.
