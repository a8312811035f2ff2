#!/bin/bash
# One array job of Slurm: each task runs one shard of a run.
#   sbatch slurm-shards.sh SCENARIO WORK
# SCENARIO is the scenario file, WORK a folder that all nodes see. For another number of shards change the array below, or give
# `sbatch --array=1-64 …`: `--shard auto` reads from Slurm which task of how many this is.
#SBATCH --job-name=skyproof-shards
#SBATCH --array=1-7
#SBATCH --cpus-per-task=1
#SBATCH --mem=1G
#SBATCH --time=04:00:00
#SBATCH --output=skyproof-%A-%a.log
set -euo pipefail
scenario=${1:?usage: sbatch slurm-shards.sh SCENARIO WORK}
work=${2:?usage: sbatch slurm-shards.sh SCENARIO WORK}

# `exec` lets the program itself hear Slurm's signal at the time limit: it stops within a second, what it finished stays, and the
# same sbatch goes on from there.
exec skyproof run "$scenario" --shard auto --workers "$SLURM_CPUS_PER_TASK" \
  --out "$work/shard-$SLURM_ARRAY_TASK_ID" --quiet
