-- Replaced by tries (V0031). Nodes of versions that wrote it have been replaced.
DROP TABLE login_failures;
