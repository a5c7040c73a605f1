"""Who can finish, asked of the running application: its pages opened, filled in and sent as a profile can."""
