// This target holds one file that the build makes from `Data/`: `ShippedCatalog.compiled`.
