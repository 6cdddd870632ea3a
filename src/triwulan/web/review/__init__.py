"""The superior: what waits, reading and remarking, answering, and what approval keeps."""
