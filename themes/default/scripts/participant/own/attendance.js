// The certificate of attendance.
