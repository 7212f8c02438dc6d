"""The design system: components, styles and their gallery."""
