"""Room 3: what people do. One function per act: ask the core, write, audit."""
