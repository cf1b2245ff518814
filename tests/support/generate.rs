//! Workspaces of any size, the same every time.
