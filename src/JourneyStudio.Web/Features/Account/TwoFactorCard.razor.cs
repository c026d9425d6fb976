using JourneyStudio.Storage;
using JourneyStudio.Storage.Identity;
using JourneyStudio.Storage.Identity.SecondFactor;
using Microsoft.AspNetCore.Components;
using Microsoft.EntityFrameworkCore;

namespace JourneyStudio.Web.Features.Account;

public sealed partial class TwoFactorCard(SecondFactors factors, TwoFactorPolicy policy, SignInLock locks, IDbContextFactory<StudioDbContext> contexts)
{
    private IReadOnlyList<string>? codes;
    private string? secret;
    private string? problem;
    private string code = "";
    private int? left;
    private bool asked;
    private bool read;
    private bool ready;

    [Parameter, EditorRequired] public long User { get; set; }

    [Parameter, EditorRequired] public string Account { get; set; } = "";

    private bool Waits => !ready || code.Trim().Length == 0;

    protected override async Task OnInitializedAsync()
    {
        await ReadAsync();
        asked = await policy.AsksAsync(User, CancellationToken.None);
        read = true;
    }

    /// <summary>From here on a click is heard.</summary>
    protected override void OnAfterRender(bool firstRender)
    {
        if (!firstRender)
            return;
        ready = true;
        StateHasChanged();
    }

    private async Task ReadAsync() => left = await factors.RecoveryLeftAsync(User, CancellationToken.None);

    private void Begin() => (secret, code, problem) = (Totp.NewSecret(), "", null);

    private async Task SetUpAsync()
    {
        codes = await factors.SetUpAsync(User, secret!, code, CancellationToken.None);
        problem = codes is null ? "code" : null;
        if (codes is null)
            return;
        (secret, code) = (null, "");
        await ReadAsync();
    }

    /// <summary>Whoever sits at an open page for a moment changes nothing: it takes a code, and wrong ones lock the account.</summary>
    private async Task WithCodeAsync(Func<Task> act)
    {
        if (await IsLockedAsync())
        {
            problem = "locked";
            return;
        }
        var opens = await factors.OpensAsync(User, code, CancellationToken.None);
        problem = opens ? null : await locks.FailAsync(User, CancellationToken.None) ? "locked" : "code";
        code = "";
        if (!opens)
            return;
        await locks.ClearAsync(User, CancellationToken.None);
        await act();
        await ReadAsync();
    }

    private async Task RenewAsync() => codes = await factors.RenewCodesAsync(User, CancellationToken.None);

    private Task<bool> RemoveAsync() => factors.RemoveAsync(User, User, CancellationToken.None);

    private async Task<bool> IsLockedAsync()
    {
        await using var context = await contexts.CreateDbContextAsync();
        return locks.Holds(await context.Set<StudioUser>().AsNoTracking().SingleAsync(user => user.Id == User));
    }
}
