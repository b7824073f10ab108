"""The meetings of the demo's year, held by the acts a partnership uses itself."""
