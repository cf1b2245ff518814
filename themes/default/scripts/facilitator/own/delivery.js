// The record of a delivery.
