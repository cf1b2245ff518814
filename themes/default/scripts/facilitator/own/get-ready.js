// Getting ready: dates, quantities, the readiness check.
