#!/bin/sh
redis-cli set teleservice:ouvert 0
