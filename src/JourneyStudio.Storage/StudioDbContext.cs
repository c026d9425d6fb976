using JourneyStudio.Engine.Content;
using JourneyStudio.Storage.Identity;
using JourneyStudio.Storage.Rows;
using JourneyStudio.Storage.Writing;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;

namespace JourneyStudio.Storage;

/// <summary>
/// The rows of the workspace. Take short-lived contexts from <see cref="IDbContextFactory{TContext}"/>; every save passes the write gate,
/// and several saves in one transaction need <see cref="BeginWriteAsync"/>. Row sets are reached by <c>Set&lt;TRow&gt;()</c>.
/// </summary>
public class StudioDbContext : IdentityDbContext<StudioUser, StudioRole, long>
{
    private readonly WriteGate gate;

    public StudioDbContext(DbContextOptions<StudioDbContext> options, WriteGate gate)
        : base(options) => this.gate = gate;

    /// <summary>For a provider that has a context, and with it migrations, of its own.</summary>
    protected StudioDbContext(DbContextOptions options, WriteGate gate)
        : base(options) => this.gate = gate;

    /// <summary>The rank of this context's saves at the gate.</summary>
    public WritePriority Priority { get; set; } = WritePriority.Interface;

    internal bool HasTurn { get; set; }

    /// <summary>Waits for the gate and opens a transaction; saves until its end belong to it.</summary>
    public async Task<WriteScope> BeginWriteAsync(CancellationToken cancellationToken)
    {
        var turn = await gate.EnterAsync(Priority, cancellationToken);
        HasTurn = true;
        try
        {
            return new WriteScope(this, turn, await Database.BeginTransactionAsync(cancellationToken));
        }
        catch
        {
            HasTurn = false;
            turn.Dispose();
            throw;
        }
    }

    public override async Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        if (HasTurn)
            return await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
        using var turn = await gate.EnterAsync(Priority, cancellationToken);
        HasTurn = true;
        try
        {
            return await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
        }
        finally
        {
            HasTurn = false;
        }
    }

    public override int SaveChanges(bool acceptAllChangesOnSuccess)
    {
        if (HasTurn)
            return base.SaveChanges(acceptAllChangesOnSuccess);
        using var turn = gate.Enter(Priority);
        HasTurn = true;
        try
        {
            return base.SaveChanges(acceptAllChangesOnSuccess);
        }
        finally
        {
            HasTurn = false;
        }
    }

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        base.ConfigureConventions(configurationBuilder);
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<InstantConverter>();
        configurationBuilder.Properties<decimal>().HaveConversion<ScaledDecimalConverter>();
        configurationBuilder.Properties<DateOnly>().HaveConversion<DateConverter>();
        configurationBuilder.Properties<LocalText>().HaveConversion<LocalTextConverter>();
    }

    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        builder.Entity<StudioUser>().ToTable("user");
        builder.Entity<StudioRole>().ToTable("role");
        builder.Entity<IdentityUserRole<long>>().ToTable("user_role");
        builder.Entity<IdentityUserClaim<long>>().ToTable("user_claim");
        builder.Entity<IdentityUserLogin<long>>().ToTable("user_login");
        builder.Entity<IdentityUserToken<long>>().ToTable("user_token");
        builder.Entity<IdentityRoleClaim<long>>().ToTable("role_claim");
        builder.ApplyConfigurationsFromAssembly(typeof(StudioDbContext).Assembly);
        SnakeCase.Apply(builder.Model);
    }
}
