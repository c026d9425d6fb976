using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using JourneyStudio.Engine.Content;
using JourneyStudio.Engine.Members;
using JourneyStudio.Storage;
using JourneyStudio.Storage.Campaigns;
using JourneyStudio.Storage.Identity;
using JourneyStudio.Storage.Members;
using JourneyStudio.Storage.Messages;
using JourneyStudio.Storage.Organisation;
using JourneyStudio.Storage.Organisation.Access;
using JourneyStudio.Storage.Rows;
using JourneyStudio.Storage.Segments;
using JourneyStudio.Storage.Settings;
using JourneyStudio.Storage.Tasks;
using JourneyStudio.Storage.Touchpoints;
using JourneyStudio.Web.Shared.Security;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace JourneyStudio.Web.Tests.Security.Matrix;

/// <summary>A studio with people of every role, and two members who are looked for everywhere: one of a store in the east, one of a store in the south, of other product lines.</summary>
public sealed partial class MatrixStudio : IAsyncLifetime
{
    public const string EastStore = "maple-lane";
    public const string SouthStore = "harbour";
    public const string EastLine = "first-milk";
    public const string SouthLine = "soft-care";
    private readonly ConcurrentDictionary<string, Task<HttpClient>> people = new(StringComparer.Ordinal);

    public StudioHost Host { get; } = new();

    /// <summary>The member in the east, with a phone that the other one has too.</summary>
    public Sought East { get; private set; } = null!;

    public Sought South { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        await AccountAsync(AccessMatrix.Branch, StudioRole.Operator, "east");
        await AccountAsync(AccessMatrix.Closed, StudioRole.Operator, null);
        East = await SeekAsync(990_001, "Sought Eastwind", EastStore, EastLine);
        South = await SeekAsync(990_002, "Sought Southwind", SouthStore, SouthLine);
        await Host.Services.GetRequiredService<SegmentEditing>().CreateAsync("sought", new LocalText("Sought", "寻找"), """{"attribute":"name","op":"contains","value":"Sought"}""", null, default);
        // Signed in first, closed then: the cookie is still there
        await AsAsync(AccessMatrix.Closed);
        await using var context = Context();
        (await context.Users.SingleAsync(user => user.UserName == AccessMatrix.Closed)).DeactivatedAt = TimeProvider.System.GetUtcNow();
        await context.SaveChangesAsync();
    }

    public async Task DisposeAsync()
    {
        foreach (var client in people.Values)
            (await client).Dispose();
        await Host.DisposeAsync();
    }

    public StudioDbContext Context() => Host.Services.GetRequiredService<IDbContextFactory<StudioDbContext>>().CreateDbContext();

    /// <summary>Somebody who has signed in; redirects are followed.</summary>
    public Task<HttpClient> AsAsync(string account) => people.GetOrAdd(account, async name =>
    {
        var client = Host.CreateClient();
        var page = await client.GetStringAsync(new Uri("/sign-in", UriKind.Relative));
        using var form = new FormUrlEncodedContent(
        [
            new("_handler", "sign-in"), new("__RequestVerificationToken", Token().Match(page).Groups[1].Value), new("Form.Account", name), new("Form.Password", StudioHost.Password),
        ]);
        using var answer = await client.PostAsync(new Uri("/sign-in", UriKind.Relative), form);
        Assert.NotEqual("/sign-in", answer.RequestMessage!.RequestUri!.AbsolutePath);
        return client;
    });

    /// <summary>A key of these scopes, for everybody or for the branch of one unit.</summary>
    public async Task<string> KeyAsync(string scopes, string? unit = null, string? line = null)
    {
        var key = $"key-{Guid.NewGuid():n}";
        await using var context = Context();
        context.Add(new ApiKeyRow
        {
            Name = key,
            Prefix = key[..6],
            Hash = ApiKeyHash.Of(key),
            Scopes = scopes,
            UnitId = unit is null ? null : (await context.Set<OrgUnitRow>().SingleAsync(row => row.Key == unit)).Id,
            ProductLineId = line is null ? null : (await context.Set<ProductLineRow>().SingleAsync(row => row.Key == line)).Id,
            CreatedAt = TimeProvider.System.GetUtcNow(),
        });
        await context.SaveChangesAsync();
        return key;
    }

    /// <summary>An address of the matrix with what is there.</summary>
    public async Task<string> AddressAsync(string path)
    {
        await using var context = Context();
        var code = await context.Set<QrCodeRow>().Where(row => row.Store == EastStore).Select(row => row.PublicId).FirstAsync();
        return path.Replace("{member}", East.PublicId, StringComparison.Ordinal).Replace("{other}", South.PublicId, StringComparison.Ordinal)
            .Replace("{journey}", "club-signup", StringComparison.Ordinal).Replace("{segment}", "sought", StringComparison.Ordinal).Replace("{code}", code, StringComparison.Ordinal)
            .Replace("{session}", await SessionAsync(EastStore), StringComparison.Ordinal);
    }

    /// <summary>The key of a session that will take place at a store.</summary>
    public async Task<string> SessionAsync(string store)
    {
        await using var context = Context();
        if (await context.Set<SessionRow>().Where(row => row.Store == store).Select(row => row.Key).FirstOrDefaultAsync() is { } known)
            return known;
        var start = TimeProvider.System.GetUtcNow().AddDays(30);
        context.Add(new SessionRow { Key = $"sought-{store}", Store = store, Names = new LocalText("Class", "课"), Place = new LocalText("Hall", "厅"), TimeZone = "Asia/Shanghai", StartsAt = start, EndsAt = start.AddHours(2), Capacity = 10 });
        await context.SaveChangesAsync();
        return $"sought-{store}";
    }

    private async Task AccountAsync(string name, string role, string? unit)
    {
        await using var scope = Host.Services.CreateAsyncScope();
        var users = scope.ServiceProvider.GetRequiredService<UserManager<StudioUser>>();
        var user = new StudioUser { UserName = name, DisplayName = name, LockoutEnabled = true };
        Assert.True((await users.CreateAsync(user, StudioHost.Password)).Succeeded);
        Assert.True((await users.AddToRoleAsync(user, role)).Succeeded);
        if (unit is null)
            return;
        await using var context = Context();
        context.Add(new UserUnitRow { UserId = user.Id, UnitId = (await context.Set<OrgUnitRow>().SingleAsync(row => row.Key == unit)).Id });
        await context.SaveChangesAsync();
    }

    /// <summary>A member with something of everything that pages show.</summary>
    private async Task<Sought> SeekAsync(long id, string name, string store, string line)
    {
        await using var context = Context();
        var now = TimeProvider.System.GetUtcNow();
        var unit = await context.Set<OrgUnitRow>().SingleAsync(row => row.Key == store);
        var sought = new Sought(id, PublicId.New(), $"sought-{id}", name, $"task-{id}");
        context.Add(new MemberRow
        {
            Id = id,
            PublicId = sought.PublicId,
            ExternalId = sought.ExternalId,
            Slot = 1,
            Name = name,
            NameFolded = FoldedText.Of(name),
            Phone = "+8610099990001",
            Email = $"{id}@example.com",
            EmailFolded = FoldedText.Of($"{id}@example.com"),
            StoreId = unit.Id,
            ProductLineId = (await context.Set<ProductLineRow>().SingleAsync(row => row.Key == line)).Id,
            CreatedAt = now,
            UpdatedAt = now,
        });
        context.Add(new GuideTaskRow
        {
            Id = id,
            PublicId = sought.Task,
            MemberId = id,
            EffectKey = $"sought:{id}",
            Activity = "ask",
            Purpose = "sought",
            Kind = "phone",
            Title = $"Call {name}",
            Script = name,
            Outcomes = """["Well"]""",
            StoreId = unit.Id,
            CreatedAt = now,
            Due = now.AddDays(1),
            State = TaskStates.Open,
        });
        context.Add(new MessageRow
        {
            Id = id,
            MemberId = id,
            EffectKey = $"sought:{id}",
            Channel = ChannelKeys.InApp,
            Template = "sought",
            Class = "service",
            Address = sought.ExternalId,
            State = MessageStates.Sent,
            BodyText = $"Hello {name}",
            RecordedAt = now,
            SentAt = now,
            UpdatedAt = now,
        });
        await context.SaveChangesAsync();
        return sought;
    }

    [GeneratedRegex(@"name=""__RequestVerificationToken"" value=""([^""]+)""")]
    private static partial Regex Token();
}

/// <summary>A member who is looked for.</summary>
public sealed record Sought(long Id, string PublicId, string ExternalId, string Name, string Task)
{
    /// <summary>What tells that a text speaks of them: also their name as it is masked.</summary>
    public bool IsIn(string text) => new[] { PublicId, ExternalId, Name, Task, Web.Shared.Viewing.Masking.Name(Name), $"{Id}@example.com" }.Any(mark => text.Contains(mark, StringComparison.Ordinal));
}
