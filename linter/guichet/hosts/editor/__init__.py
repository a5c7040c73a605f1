"""What an editor is told: documents as they are typed, findings as they are worked out, actions on them."""
