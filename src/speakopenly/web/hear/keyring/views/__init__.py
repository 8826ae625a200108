"""The pages of this room: unlocking, one's own key, who reads here, the custodians."""
