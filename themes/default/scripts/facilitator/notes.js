// The facilitator's own notes beside any block.
