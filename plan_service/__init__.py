"""The web application: pages, storage, time and mail around the pure workflows."""
