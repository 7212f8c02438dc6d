"""The register of mediators: training, certificates, conflicts."""
